import './alerts.css';
import { Group } from '../../../ui/group.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { ALERT_KINDS, CHOICES } from './alert-words.ts';
import { ChatbotChoices } from './chatbot-choices.tsx';
import { setChoice } from './edit-preferences.ts';
import type { PreferencesProps } from './preferences-props.ts';
import { QuietHours } from './quiet-hours.tsx';

/** Everything one member chooses about mails. */
export function PreferencesFields(props: PreferencesProps) {
  return (
    <>
      <Group
        title="What comes by e-mail"
        text="“If not seen” sends at once while no console is open, and otherwise only what was not looked at within 20 seconds."
      >
        <div className="alert-kinds">
          {ALERT_KINDS.map(({ kind, name, hint }) => (
            <div key={kind} className="alert-kind">
              <Segmented
                label={name}
                hint={hint}
                value={props.preferences.choices[kind]}
                options={CHOICES}
                onChange={(choice) => props.onChange(setChoice(props.preferences, kind, choice))}
              />
            </div>
          ))}
        </div>
      </Group>
      <ChatbotChoices {...props} />
      <QuietHours {...props} />
    </>
  );
}
