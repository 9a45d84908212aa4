import { type FormEvent, useState } from 'react';
import type { CallError } from '#contract/result.ts';
import { useConsole } from '../../console/hooks.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/page-card.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ServerLine } from './server-line.tsx';
import { describeSignInError } from './sign-in-words.ts';

/** Asks for a link by mail. What is said afterwards is the same whether or not anybody has the address. */
export function ForgotPassword(props: { server: string; email: string; onBack: () => void }) {
  const console = useConsole();
  const [email, setEmail] = useState(props.email);
  const [missing, setMissing] = useState(false);
  const [refusal, setRefusal] = useState<CallError | null>(null);
  const [state, setState] = useState<'asking' | 'busy' | 'asked'>('asking');
  const mistake = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim()) ? null : 'Enter your e-mail address';

  async function request(event: FormEvent): Promise<void> {
    event.preventDefault();
    setMissing(true);
    if (state === 'busy' || mistake !== null) return;
    setState('busy');
    const refused = await console.requestReset(email.trim());
    setRefusal(refused);
    setState(refused ? 'asking' : 'asked');
  }

  return (
    <Card title="Forgot your password?" lead="You get a link by mail that leads to a new one.">
      {state === 'asked' ? (
        <p className="card__notice" role="status">
          If there is an account for {email.trim()}, a mail is on its way. Its link is good for 30 minutes. Nothing
          there? Look among the unwanted mails, or ask whoever manages your team.
        </p>
      ) : null}
      {refusal === null ? null : (
        <p className="card__notice card__notice--error" role="alert">
          {describeSignInError(refusal)}
        </p>
      )}
      <form className="card__form" onSubmit={(event) => void request(event)} noValidate>
        {state === 'asked' ? null : (
          <>
            <TextField
              label="E-mail"
              type="email"
              autoComplete="username"
              autoFocus
              value={email}
              onChange={setEmail}
              error={missing ? mistake : null}
            />
            <Button type="submit" look="primary" size="l" isPending={state === 'busy'}>
              Send the link
            </Button>
          </>
        )}
        <Button size="l" look={state === 'asked' ? 'primary' : 'quiet'} onPress={props.onBack}>
          Back to sign-in
        </Button>
      </form>
      <ServerLine server={props.server} />
    </Card>
  );
}
