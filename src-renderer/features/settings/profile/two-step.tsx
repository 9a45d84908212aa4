import { useState } from 'react';
import type { Account } from '#contract/account.ts';
import { Group } from '../../../ui/group.tsx';
import { formatFull } from '../../../words/time-words.ts';
import { useSettingsHome } from '../settings-home.tsx';
import { ProveTwoStep } from './prove-two-step.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { SetUpTwoStep } from './set-up-two-step.tsx';

type State = Account['twoStep'];

/** A second step at sign-in: on, off, and the codes for the day the phone is gone. */
export function TwoStep({ initial }: { initial: State }) {
  const { ask } = useSettingsHome();
  const [state, setState] = useState<State>(initial);
  const [codes, setCodes] = useState<readonly string[] | null>(null);

  function show(recoveryCodes: readonly string[]): void {
    setCodes(recoveryCodes);
    const since = state.since ?? new Date().toISOString();
    setState({ enabled: true, since, recoveryCodesLeft: recoveryCodes.length });
  }

  return (
    <Group
      title="Two-step sign-in"
      text="After the password you also enter a code from an authenticator app. Somebody who learns your password cannot get in."
    >
      {codes !== null ? (
        <RecoveryCodes codes={codes} onDone={() => setCodes(null)} />
      ) : state.enabled ? (
        <>
          <dl className="settings__facts">
            <dt>State</dt>
            <dd>{state.since === null ? 'On' : `On since ${formatFull(state.since)}`}</dd>
            <dt>Recovery codes left</dt>
            <dd>{state.recoveryCodesLeft} of 10</dd>
          </dl>
          <div className="settings__buttons">
            <ProveTwoStep
              label="New recovery codes"
              title="Replace your recovery codes?"
              text="The old codes stop working at once."
              run={async (body) => {
                const outcome = await ask('renewRecoveryCodes', { body });
                if (outcome.ok) show(outcome.value.recoveryCodes);
                return outcome;
              }}
            />
            <ProveTwoStep
              label="Turn off"
              title="Turn two-step sign-in off?"
              text="From then on your password alone is enough to sign in."
              isDanger
              run={(body) => ask('endTwoStep', { body })}
              onDone={() => setState({ enabled: false, since: null, recoveryCodesLeft: 0 })}
            />
          </div>
        </>
      ) : (
        <SetUpTwoStep onConfirmed={show} />
      )}
    </Group>
  );
}
