import { useId, useState } from 'react';
import {
  type AlertKind,
  alertPreferencesSchema,
  type EmailChoice,
  type MemberAlertPreferences,
} from '#contract/alerts.ts';
import { Button } from '../../../ui/button.tsx';
import { SaveLine } from '../../../ui/save-line.tsx';
import { useAutosave } from '../parts/use-autosave.ts';
import { useSettingsHome } from '../settings-home.tsx';
import { ALERT_KINDS, CHOICES } from './alert-words.ts';
import { setChoice } from './edit-preferences.ts';
import { PreferencesFields } from './preferences-fields.tsx';

/** One member: the choices in the row itself, the rest below it when it is wanted. */
export function TeamRow({ member }: { member: MemberAlertPreferences }) {
  const { ask } = useSettingsHome();
  const [isOpen, setOpen] = useState(false);
  const [isTouched, setTouched] = useState(false);
  const [{ value, errors, save }, { change, flush }] = useAutosave({
    initial: member.preferences,
    schema: alertPreferencesSchema,
    save: (body) => ask('saveAlertPreferences', { params: { id: member.memberId }, body }),
  });
  const edit = (changed: typeof value): void => {
    setTouched(true);
    change(changed);
  };
  const extras = [
    value.quietHours.enabled ? 'quiet hours' : '',
    value.chatbots.length > 0 ? `${value.chatbots.length} ${value.chatbots.length === 1 ? 'chatbot' : 'chatbots'}` : '',
  ].filter(Boolean);
  return (
    <>
      <tr className="team-alerts__row">
        <th scope="row" className="team-alerts__member">
          <span className="team-alerts__name" dir="auto">
            {member.name}
          </span>
          <span className="team-alerts__email">{member.email}</span>
        </th>
        {ALERT_KINDS.map(({ kind, short }) => (
          <td key={kind}>
            <ChoiceCell
              kind={kind}
              label={short}
              name={member.name}
              value={value.choices[kind]}
              onChange={(choice) => edit(setChoice(value, kind, choice))}
            />
          </td>
        ))}
        <td className="team-alerts__end">
          <Button
            size="s"
            aria-expanded={isOpen}
            aria-label={`${isOpen ? 'Less' : 'More'} for ${member.name}`}
            onPress={() => setOpen(!isOpen)}
          >
            {isOpen ? 'Less' : 'More'}
          </Button>
          <div className="team-alerts__state">
            {isTouched ? <SaveLine save={save} onRetry={() => void flush()} /> : extras.join(', ')}
          </div>
        </td>
      </tr>
      {isOpen ? (
        <tr className="team-alerts__more">
          <td colSpan={ALERT_KINDS.length + 2}>
            <div className="team-alerts__fields">
              <PreferencesFields preferences={value} chatbots={member.chatbots} errors={errors} onChange={edit} />
            </div>
          </td>
        </tr>
      ) : null}
    </>
  );
}

function ChoiceCell(props: {
  kind: AlertKind;
  label: string;
  name: string;
  value: EmailChoice;
  onChange: (choice: EmailChoice) => void;
}) {
  const id = useId();
  return (
    <>
      <span className="team-alerts__label" aria-hidden="true">
        {props.label}
      </span>
      <select
        id={id}
        className="team-alerts__choice"
        aria-label={`${props.label} for ${props.name}`}
        value={props.value}
        onChange={(event) => {
          const choice = CHOICES.find(({ value }) => value === event.target.value);
          if (choice) props.onChange(choice.value);
        }}
      >
        {CHOICES.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </>
  );
}
