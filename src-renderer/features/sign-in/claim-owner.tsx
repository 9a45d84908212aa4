import { type FormEvent, useState } from 'react';
import { newPasswordSchema } from '#contract/members.ts';
import { personNameSchema } from '#contract/primitives.ts';
import type { CallError } from '#contract/result.ts';
import { useConsole } from '../../console/hooks.tsx';
import { parseOwnerToken } from '../../console/one-time-link.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/page-card.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ownTimezone } from '../schedule/timezones.ts';
import { ServerLine } from './server-line.tsx';
import { describeSignInError } from './sign-in-words.ts';

interface Fields {
  readonly link: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** A fresh installation: whoever has the one-time link becomes its owner. */
export function ClaimOwner(props: { server: string; token: string | null }) {
  const console = useConsole();
  const [fields, setFields] = useState<Fields>({ link: props.token ?? '', name: '', email: '', password: '' });
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<CallError | null>(null);
  const [busy, setBusy] = useState(false);
  const wrong = findMistakes(fields);
  const general = refusal && refusal.field === undefined ? describeClaimError(refusal) : null;

  const set = (name: keyof Fields) => (value: string) => {
    setFields((before) => ({ ...before, [name]: value }));
    if (refusal?.field === name || (name === 'link' && refusal?.field === 'token')) setRefusal(null);
  };
  const errorOf = (name: keyof Fields) => {
    const serverField = name === 'link' ? 'token' : name;
    return refusal?.field === serverField ? refusal.message : tried ? wrong[name] : null;
  };

  async function claim(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    const token = parseOwnerToken(fields.link);
    if (busy || token === null || Object.values(wrong).some((mistake) => mistake !== null)) return;
    setBusy(true);
    const { name, email, password } = fields;
    setRefusal(
      await console.claimOwner({ token, name: name.trim(), email: email.trim(), password, timezone: ownTimezone() }),
    );
    setBusy(false);
  }

  return (
    <Card
      title="Create the owner account"
      lead="This server is new. The owner invites the team and sets everything up."
    >
      {general === null ? null : (
        <p className="card__notice card__notice--error" role="alert">
          {general}
        </p>
      )}
      <form className="card__form" onSubmit={(event) => void claim(event)} noValidate>
        {props.token === null ? (
          <TextField
            label="Owner link"
            hint="The one-time link that “npm start” printed. It is good for 30 minutes."
            value={fields.link}
            onChange={set('link')}
            error={errorOf('link')}
            spellCheck="false"
            autoComplete="off"
            autoFocus
          />
        ) : null}
        <TextField
          label="Your name"
          hint="Visitors see it when you answer them."
          autoComplete="name"
          value={fields.name}
          onChange={set('name')}
          error={errorOf('name')}
          autoFocus={props.token !== null}
        />
        <TextField
          label="E-mail"
          type="email"
          autoComplete="username"
          value={fields.email}
          onChange={set('email')}
          error={errorOf('email')}
        />
        <TextField
          label="Password"
          type="password"
          autoComplete="new-password"
          hint="12 to 128 characters. A few words in a row are fine; no need for symbols."
          value={fields.password}
          onChange={set('password')}
          error={errorOf('password')}
        />
        <Button type="submit" look="primary" size="l" isPending={busy}>
          Create account
        </Button>
      </form>
      <ServerLine server={props.server} />
    </Card>
  );
}

/** What can be seen without asking the server, by field. */
function findMistakes(fields: Fields): Record<keyof Fields, string | null> {
  return {
    link: parseOwnerToken(fields.link) === null ? 'This is not an owner link' : null,
    name: personNameSchema.safeParse(fields.name).success ? null : 'Enter your name',
    email: /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(fields.email.trim()) ? null : 'Enter your e-mail address',
    password: newPasswordSchema.safeParse(fields.password).success ? null : 'Use 12 to 128 characters',
  };
}

function describeClaimError(error: CallError): string {
  if (error.code === 'unauthorized' || error.code === 'not_found' || error.code === 'wrong_state') {
    return 'This link has been used or is older than 30 minutes. Start the server again: it prints a new one.';
  }
  return describeSignInError(error);
}
