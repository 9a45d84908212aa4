import { type FormEvent, useState } from 'react';
import type { TestMailResponse } from '#contract/mail.ts';
import { emailSchema } from '#contract/primitives.ts';
import type { FieldErrors } from '../../../state/field-errors.ts';
import { Button } from '../../../ui/button.tsx';
import { Group } from '../../../ui/group.tsx';
import { StepList } from '../../../ui/step-list.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { tellFailure } from '../parts/tell-failure.ts';
import { useSettingsHome } from '../settings-home.tsx';
import type { CheckedDraft } from './edit-mail-settings.ts';

type Step = TestMailResponse['steps'][number];

const STEP_NAMES: Readonly<Record<Step['step'], string>> = {
  dns: 'Find the server',
  connect: 'Connect',
  tls: 'Encrypt',
  auth: 'Sign in',
  accepted: 'Hand over the mail',
};
/** A server that dawdles takes this long at worst. */
const TIMEOUT_MS = 90_000;

/** Sends one mail with what is in the form, and shows how far it got. */
export function TrialMail(props: {
  check: () => CheckedDraft;
  isChanged: boolean;
  isPossible: boolean;
  onInvalid: (errors: FieldErrors) => void;
}) {
  const { ask, me } = useSettingsHome();
  const [to, setTo] = useState(me.email);
  const [error, setError] = useState<string | null>(null);
  const [steps, setSteps] = useState<readonly Step[] | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function send(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (isBusy) return;
    const address = emailSchema.safeParse(to.trim());
    if (!address.success) return setError('One address, such as you@example.com.');
    const checked = props.check();
    if (!checked.ok) return props.onInvalid(checked.errors);
    setBusy(true);
    setSteps(null);
    const outcome = await ask('testMailSettings', {
      body: { to: address.data, ...(props.isChanged ? { settings: checked.request } : {}) },
      timeoutMs: TIMEOUT_MS,
    });
    setBusy(false);
    if (outcome.ok) setSteps(outcome.value.steps);
    else setError(tellFailure(outcome.error));
  }

  return (
    <Group
      title="Send a test mail"
      text={
        props.isChanged
          ? 'Goes out with what is typed above, without saving it.'
          : 'Shows each step of its way, and what helps when one fails.'
      }
    >
      <form className="mail-server__test" noValidate onSubmit={(event) => void send(event)}>
        <TextField
          label="To"
          type="email"
          value={to}
          error={error}
          maxLength={254}
          spellCheck="false"
          onChange={(value) => {
            setTo(value);
            setError(null);
          }}
        />
        <Button size="l" type="submit" isPending={isBusy} isDisabled={!props.isPossible}>
          Send a test mail
        </Button>
      </form>
      <div role="status">
        {isBusy ? <p className="group__text">Trying… a server that does not answer takes up to a minute.</p> : null}
        {steps === null ? null : (
          <>
            <StepList
              label="The way of the test mail"
              steps={steps.map(({ step, state, detail, ms }) => ({
                id: step,
                name: STEP_NAMES[step],
                state,
                time: state === 'skipped' ? '' : `${Math.round(ms)} ms`,
                detail: state === 'skipped' && detail === '' ? 'Not tried.' : detail,
              }))}
            />
            {steps.every(({ state }) => state !== 'failed') ? (
              <p className="mail-server__done">The server has taken it. Look into the inbox of {to.trim()}.</p>
            ) : null}
          </>
        )}
      </div>
    </Group>
  );
}
