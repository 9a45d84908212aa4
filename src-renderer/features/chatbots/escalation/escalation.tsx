import './escalation.css';
import { findError } from '../../../state/field-errors.ts';
import { Switch } from '../../../ui/switch.tsx';
import { TagField } from '../../../ui/tag-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import type { StepProps } from '../editor/use-editor.ts';
import { Hours } from './hours.tsx';
import { RoutingFields } from './routing-fields.tsx';

/** When the bot steps aside, and who comes then. */
export function Escalation({ state, change }: StepProps) {
  const { handoffEnabled, offline, rules } = state.settings.escalation;
  return (
    <div className="step__fields">
      <div className="group">
        <Switch
          label="Enable Live Agent Handoff"
          hint="Visitors can ask for a person, and your team sees them under Live Chats. Off: the bot answers alone."
          isOn={handoffEnabled}
          onChange={(on) => change('escalation', { handoffEnabled: on })}
        />
      </div>
      {handoffEnabled ? (
        <>
          <Hours state={state} change={change} />
          <section className="group" aria-labelledby="offline-title">
            <h3 className="group__title" id="offline-title">
              When nobody is there
            </h3>
            <p className="group__text">
              Outside your hours, and when nobody is online, visitors read “Our team is currently offline”. The bot
              still answers.
            </p>
            <TextArea
              label="Offline message"
              value={offline.message}
              onChange={(message) => change('escalation', { offline: { ...offline, message } })}
              error={findError(state.errors, 'escalation.offline.message')}
              hint="Added below it. May be empty."
              rows={2}
              maxLength={500}
            />
            <Switch
              label="Contact form"
              hint="Visitors can leave their name, e-mail and a message. You find it under Messages."
              isOn={offline.contactForm}
              onChange={(contactForm) => change('escalation', { offline: { ...offline, contactForm } })}
            />
          </section>
          <RoutingFields state={state} change={change} />
          <section className="group" aria-labelledby="rules-title">
            <h3 className="group__title" id="rules-title">
              Escalation rules
            </h3>
            <p className="group__text">
              A person is offered at once when a visitor writes one of these. Asking for a person in other words is
              understood anyway.
            </p>
            <TagField
              label="Phrases"
              values={rules.phrases}
              onChange={(phrases) => change('escalation', { rules: { ...rules, phrases } })}
              most={100}
              maxLength={200}
              allowCommas
              placeholder="cancel my contract"
              error={findError(state.errors, 'escalation.rules.phrases')}
            />
            <TagField
              label="Keywords"
              values={rules.keywords}
              onChange={(keywords) => change('escalation', { rules: { ...rules, keywords } })}
              most={100}
              maxLength={60}
              placeholder="refund"
              hint="Single words. Press Enter or comma after each."
              error={findError(state.errors, 'escalation.rules.keywords')}
            />
          </section>
        </>
      ) : null}
    </div>
  );
}
