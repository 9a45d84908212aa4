import { type FormEvent, useState } from 'react';
import type { CallError } from '#contract/result.ts';
import { useConsole } from '../../state/react.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Card } from '../shell/card.tsx';
import { ServerLine } from './server-line.tsx';
import { describeSignInError } from './sign-in-words.ts';

export function SignIn(props: { server: string; notice: string | null }) {
  const console = useConsole();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState(false);
  const [error, setError] = useState<CallError | null>(null);
  const [busy, setBusy] = useState(false);

  async function signIn(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy) return;
    setMissing(true);
    if (email.trim() === '' || password === '') return;
    setBusy(true);
    setError(await console.signIn({ email: email.trim(), password }));
    setBusy(false);
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
      <form className="card__form" onSubmit={(event) => void signIn(event)} noValidate>
        <TextField
          label="E-mail"
          type="email"
          autoComplete="username"
          value={email}
          onChange={setEmail}
          error={missing && email.trim() === '' ? 'Enter your e-mail address' : null}
          autoFocus
        />
        <TextField
          label="Password"
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          error={missing && password === '' ? 'Enter your password' : null}
        />
        <Button type="submit" look="primary" size="l" isPending={busy}>
          Sign in
        </Button>
      </form>
      <ServerLine server={props.server} />
    </Card>
  );
}
