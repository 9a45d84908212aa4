import { findError } from '../../../state/field-errors.ts';
import { NumberField } from '../../../ui/number-field.tsx';
import { RadioCards } from '../../../ui/radio-cards.tsx';
import type { StepProps } from '../editor/use-editor.ts';

const MODES = [
  {
    value: 'first_come',
    label: 'First come, first served',
    text: 'Every agent sees every request; the first click wins.',
  },
  {
    value: 'balanced',
    label: 'Balanced',
    text: 'Asks the available agent with the fewest chats first, then the next, then everyone.',
  },
] as const;

/** Whom a request reaches. */
export function RoutingFields({ state, change }: Pick<StepProps, 'state' | 'change'>) {
  const { routing } = state.settings.escalation;
  const set = (patch: Partial<typeof routing>): void => change('escalation', { routing: { ...routing, ...patch } });
  return (
    <section className="group" aria-labelledby="routing-title">
      <h3 className="group__title" id="routing-title">
        Who gets a chat
      </h3>
      <RadioCards label="Routing" value={routing.mode} options={MODES} onChange={(mode) => set({ mode })} />
      <div className="step__pair">
        {routing.mode === 'balanced' ? (
          <NumberField
            label="Seconds each agent is asked"
            value={routing.offerSeconds}
            // An empty field is not a number of seconds: it is marked until there is one.
            onChange={(seconds) => set({ offerSeconds: seconds ?? 0 })}
            error={
              findError(state.errors, 'escalation.routing.offerSeconds') === null ? null : 'From 5 to 300 seconds.'
            }
          />
        ) : null}
        <NumberField
          label="Most chats an agent may have"
          value={routing.agentCap}
          onChange={(agentCap) => set({ agentCap })}
          hint="Empty: as many as there are."
          error={findError(state.errors, 'escalation.routing.agentCap') === null ? null : 'From 1 to 50, or empty.'}
        />
      </div>
    </section>
  );
}
