import { type FormEvent, useCallback, useEffect, useState } from 'react';
import { newPasswordSchema } from '#contract/members.ts';
import { personNameSchema } from '#contract/primitives.ts';
import type { CallError } from '#contract/result.ts';
import type { InviteOffer } from '#contract/team.ts';
import type { Answered } from '../../../src-preload/payloads.ts';
import { useConsole } from '../../console/hooks.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/page-card.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ServerLine } from './server-line.tsx';
import { describeNewPassword, describeSignInError } from './sign-in-words.ts';

/** From an invite to Live Chats: what it is for, a name and a password. */
export function JoinTeam({ server, token }: { server: string; token: string | null }) {
  const console = useConsole();
  const [offer, setOffer] = useState<Answered<InviteOffer> | null>(null);
  const look = useCallback(async () => {
    if (token === null) return;
    setOffer(null);
    setOffer(await console.lookAtInvite(token));
  }, [console, token]);
  useEffect(() => void look(), [look]);

  if (token === null)
    return (
      <NoInvite
        server={server}
        words="This link is not complete. Copy all of it, or open it from the mail once more."
      />
    );
  if (offer === null) {
    return (
      <Card title="Join a team">
        <SkeletonRows rows={3} label="Looking at the invite" />
      </Card>
    );
  }
  if (offer.status === 'ok') return <JoinForm server={server} token={token} offer={offer.value} />;
  if (offer.status === 'unreachable') {
    return (
      <Card title="Join a team" lead="The server does not answer.">
        <div className="card__form">
          <Button look="primary" size="l" onPress={() => void look()}>
            Try again
          </Button>
        </div>
        <ServerLine server={server} />
      </Card>
    );
  }
  const isOver = offer.error.code === 'unauthorized' || offer.error.code === 'not_found';
  return <NoInvite server={server} words={isOver ? OVER : describeSignInError(offer.error)} />;
}

const OVER =
  'It has been used, was taken back, or is older than 72 hours. Ask whoever invited you for a new one. If you have joined already, sign in.';

function NoInvite({ server, words }: { server: string; words: string }) {
  const console = useConsole();
  return (
    <Card title="This invite does not work here" lead={words}>
      {console.host.kind === 'desktop' ? (
        <p className="card__notice">
          The invite may be for another server than the one below. Ask which one your team uses.
        </p>
      ) : null}
      <div className="card__form">
        <Button look="primary" size="l" onPress={console.leaveLink}>
          Go to sign-in
        </Button>
      </div>
      <ServerLine server={server} />
    </Card>
  );
}

function JoinForm({ server, token, offer }: { server: string; token: string; offer: InviteOffer }) {
  const console = useConsole();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<CallError | null>(null);
  const [busy, setBusy] = useState(false);
  const mistakes = {
    name: personNameSchema.safeParse(name).success ? null : 'Enter your name',
    password: newPasswordSchema.safeParse(password).success ? null : 'Use 12 to 128 characters',
  };
  const isWeak = refusal?.field === 'password';

  async function join(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (busy || mistakes.name !== null || mistakes.password !== null) return;
    setBusy(true);
    setRefusal(await console.joinTeam({ token, name: name.trim(), password }));
    setBusy(false);
  }

  return (
    <Card
      title={`Join ${offer.workspaceName}`}
      lead={`${offer.invitedBy} invited you as ${offer.role === 'agent' ? 'an agent' : `an ${offer.role}`}. You sign in with ${offer.email}.`}
    >
      {refusal === null || isWeak ? null : (
        <p className="card__notice card__notice--error" role="alert">
          {refusal.code === 'unauthorized' ? `This invite no longer works. ${OVER}` : describeSignInError(refusal)}
        </p>
      )}
      <form className="card__form" onSubmit={(event) => void join(event)} noValidate>
        <input hidden readOnly type="email" autoComplete="username" value={offer.email} />
        <TextField
          label="Your name"
          hint="Visitors see it when you answer them."
          autoComplete="name"
          autoFocus
          value={name}
          onChange={setName}
          error={tried ? mistakes.name : null}
        />
        <TextField
          label="Password"
          type="password"
          autoComplete="new-password"
          hint="12 to 128 characters. A few words in a row are fine; no need for symbols."
          value={password}
          onChange={(typed) => {
            setPassword(typed);
            if (isWeak) setRefusal(null);
          }}
          error={isWeak ? describeNewPassword(refusal) : tried ? mistakes.password : null}
        />
        <Button type="submit" look="primary" size="l" isPending={busy}>
          Join
        </Button>
      </form>
      <ServerLine server={server} />
    </Card>
  );
}
