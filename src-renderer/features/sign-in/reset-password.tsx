import { type FormEvent, useState } from 'react';
import { newPasswordSchema } from '#contract/members.ts';
import type { CallError } from '#contract/result.ts';
import { useConsole } from '../../console/hooks.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/page-card.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ServerLine } from './server-line.tsx';
import { describeNewPassword, describeSignInError } from './sign-in-words.ts';

const OVER = 'This link has been used or is older than 30 minutes. Ask for a new one with “Forgot your password?”.';

/** From the link of a mail to a new password. Signing in comes after it, with the second step where there is one. */
export function ResetPassword({ server, token }: { server: string; token: string | null }) {
  const console = useConsole();
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<CallError | null>(null);
  const [busy, setBusy] = useState(false);
  const mistake = newPasswordSchema.safeParse(password).success ? null : 'Use 12 to 128 characters';
  const isWeak = refusal?.field === 'newPassword' || refusal?.field === 'password';
  const isOver = token === null || refusal?.code === 'unauthorized';

  async function reset(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (busy || mistake !== null || token === null) return;
    setBusy(true);
    setRefusal(await console.resetPassword({ token, newPassword: password }));
    setBusy(false);
  }

  return (
    <Card
      title="Choose a new password"
      lead={isOver ? undefined : 'Wherever you are signed in with the old one, that ends.'}
    >
      {isOver || (refusal !== null && !isWeak) ? (
        <p className="card__notice card__notice--error" role="alert">
          {isOver || refusal === null ? OVER : describeSignInError(refusal)}
        </p>
      ) : null}
      {isOver ? null : (
        <form className="card__form" onSubmit={(event) => void reset(event)} noValidate>
          <TextField
            label="New password"
            type="password"
            autoComplete="new-password"
            hint="12 to 128 characters. A few words in a row are fine; no need for symbols."
            autoFocus
            value={password}
            onChange={(typed) => {
              setPassword(typed);
              setRefusal(null);
            }}
            error={isWeak ? describeNewPassword(refusal) : tried ? mistake : null}
          />
          <Button type="submit" look="primary" size="l" isPending={busy}>
            Set the password
          </Button>
        </form>
      )}
      <div className="card__form">
        <Button size="l" look={isOver ? 'primary' : 'quiet'} onPress={console.leaveLink}>
          Go to sign-in
        </Button>
      </div>
      <ServerLine server={server} />
    </Card>
  );
}
