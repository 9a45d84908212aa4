import { type FormEvent, useState } from 'react';
import type { TwoStepSetup } from '#contract/account.ts';
import { Button } from '../../../ui/button.tsx';
import { CopyBlock } from '../../../ui/copy-block.tsx';
import { QrCode } from '../../../ui/qr-code.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { tellFailure } from '../parts/tell-failure.ts';
import { useSettingsHome } from '../settings-home.tsx';
import { groupSecret } from './group-secret.ts';

/** Password, then the secret for the app, then a first code of it. Nothing is on before that code was right. */
export function SetUpTwoStep({ onConfirmed }: { onConfirmed: (recoveryCodes: readonly string[]) => void }) {
  const { ask, host } = useSettingsHome();
  const [step, setStep] = useState<'off' | 'password' | TwoStepSetup>('off');
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  function goTo(next: typeof step): void {
    setStep(next);
    setTyped('');
    setError(null);
  }

  async function begin(): Promise<void> {
    if (typed === '') return setError('Enter your password');
    setBusy(true);
    const outcome = await ask('beginTwoStep', { body: { password: typed } });
    setBusy(false);
    if (outcome.ok) return goTo(outcome.value);
    const isPassword = 'field' in outcome.error && outcome.error.field === 'password';
    setError(isPassword ? 'This is not your password' : tellFailure(outcome.error));
  }

  async function confirm(): Promise<void> {
    if (!/^\d{6}$/.test(typed.replaceAll(/\s/g, ''))) return setError('Enter the six digits of the app');
    setBusy(true);
    const outcome = await ask('confirmTwoStep', { body: { code: typed } });
    setBusy(false);
    if (outcome.ok) return onConfirmed(outcome.value.recoveryCodes);
    const isCode = 'field' in outcome.error && outcome.error.field === 'code';
    setError(isCode ? 'This code is not right. Wait for the next one and try again.' : tellFailure(outcome.error));
  }

  if (step === 'off') {
    return (
      <div className="settings__buttons">
        <Button onPress={() => goTo('password')}>Set up two-step sign-in</Button>
      </div>
    );
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isBusy) void (step === 'password' ? begin() : confirm());
  };
  const change = (text: string): void => {
    setTyped(text);
    setError(null);
  };
  return (
    <form className="profile__form" noValidate onSubmit={submit}>
      {step === 'password' ? (
        <TextField
          key="password"
          label="Your password"
          type="password"
          autoComplete="current-password"
          autoFocus
          value={typed}
          onChange={change}
          error={error}
        />
      ) : (
        <>
          <ol className="two-step__steps">
            <li>Get an authenticator app, such as the one of your phone or password manager.</li>
            <li>
              Scan this code with it.
              <QrCode label="QR code for your authenticator app; the key below says the same" text={step.uri} />
              No camera? Add this key to it
              {/* The desktop app opens nothing but web pages and mails. */}
              {host.kind === 'desktop' ? (
                '.'
              ) : (
                <>
                  , or <a href={step.uri}>open it in an app on this device</a>.
                </>
              )}
              <CopyBlock label="key" text={groupSecret(step.secret)} />
            </li>
            <li>Enter the six digits that it shows.</li>
          </ol>
          <TextField
            key="code"
            label="Code of the app"
            inputMode="numeric"
            autoComplete="one-time-code"
            autoFocus
            value={typed}
            onChange={change}
            error={error}
          />
        </>
      )}
      <div className="settings__buttons">
        <Button type="submit" look="primary" isPending={isBusy}>
          {step === 'password' ? 'Continue' : 'Turn on'}
        </Button>
        <Button onPress={() => goTo('off')}>Cancel</Button>
      </div>
    </form>
  );
}
