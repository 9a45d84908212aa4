import { type FormEvent, useState } from 'react';
import type { CallError } from '#contract/result.ts';
import { useAppState, useConsole } from '../../console/hooks.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/page-card.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ChooseWorkspace } from './choose-workspace.tsx';
import { ForgotPassword } from './forgot-password.tsx';
import { SecondStep } from './second-step.tsx';
import { ServerLine } from './server-line.tsx';
import { describeSignInError } from './sign-in-words.ts';

type Step =
  | { readonly name: 'password' | 'forgot' | 'code' }
  | { readonly name: 'workspace'; readonly workspaces: NonNullable<CallError['workspaces']> };

export function SignIn(props: { server: string; notice: string | null }) {
  const console = useConsole();
  const [step, setStep] = useState<Step>({ name: 'password' });
  // Whose sign-in was ended elsewhere has only the password to enter.
  const last = useAppState(({ accounts }) => accounts.accounts.find(({ id }) => id === accounts.shownId)?.email ?? '');
  const [email, setEmail] = useState(last);
  const [password, setPassword] = useState('');
  const [workspaceId, setWorkspaceId] = useState<string>();
  const [missing, setMissing] = useState(false);
  const [error, setError] = useState<CallError | null>(null);
  const [busy, setBusy] = useState(false);

  async function signIn(more: { code?: string; workspaceId?: string } = {}): Promise<void> {
    setBusy(true);
    const chosen = more.workspaceId ?? workspaceId;
    const refusal = await console.signIn({
      email: email.trim(),
      password,
      ...(chosen !== undefined && { workspaceId: chosen }),
      ...(more.code !== undefined && { code: more.code }),
    });
    setBusy(false);
    if (refusal?.code === 'two_step_required') setStep({ name: 'code' });
    else if (refusal?.code === 'choose_workspace') setStep({ name: 'workspace', workspaces: refusal.workspaces ?? [] });
    // The password is no longer good: the code alone does not help.
    else if (refusal?.code === 'unauthorized') setStep({ name: 'password' });
    setError(refusal?.code === 'choose_workspace' ? null : refusal);
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (busy) return;
    setMissing(true);
    if (email.trim() !== '' && password !== '') void signIn();
  }

  function back(): void {
    setStep({ name: 'password' });
    setWorkspaceId(undefined);
    setError(null);
  }

  if (step.name === 'forgot') return <ForgotPassword server={props.server} email={email} onBack={back} />;
  if (step.name === 'code') {
    return <SecondStep error={error} busy={busy} onCode={(code) => void signIn({ code })} onBack={back} />;
  }
  if (step.name === 'workspace') {
    const choose = (id: string): void => {
      setWorkspaceId(id);
      void signIn({ workspaceId: id });
    };
    return <ChooseWorkspace workspaces={step.workspaces} busy={busy} onChoose={choose} onBack={back} />;
  }
  return (
    <Card title="Sign in">
      {props.notice !== null && error === null ? (
        <p className="card__notice" role="status">
          {props.notice}
        </p>
      ) : null}
      {error === null ? null : (
        <p className="card__notice card__notice--error" role="alert">
          {describeSignInError(error)}
        </p>
      )}
      <form className="card__form" onSubmit={submit} noValidate>
        <TextField
          label="E-mail"
          type="email"
          autoComplete="username"
          value={email}
          onChange={setEmail}
          error={missing && email.trim() === '' ? 'Enter your e-mail address' : null}
          autoFocus={last === ''}
        />
        <TextField
          label="Password"
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          error={missing && password === '' ? 'Enter your password' : null}
          autoFocus={last !== ''}
        />
        <Button type="submit" look="primary" size="l" isPending={busy}>
          Sign in
        </Button>
        <Button look="quiet" onPress={() => setStep({ name: 'forgot' })}>
          Forgot your password?
        </Button>
      </form>
      <ServerLine server={props.server} />
    </Card>
  );
}
