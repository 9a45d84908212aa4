import { useState } from 'react';
import type { AccountSession } from '#contract/account.ts';
import { useAnswer } from '../../../state/use-answer.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { Group } from '../../../ui/group.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { formatFull } from '../../../words/time-words.ts';
import { tellFailure } from '../parts/tell-failure.ts';
import { useSettingsHome } from '../settings-home.tsx';

const CLIENTS = { desktop: 'Desktop app', browser: 'Browser' } as const;

/** Everywhere I am signed in, with a way to end each. */
export function SessionList() {
  const { ask } = useSettingsHome();
  const [attempt, setAttempt] = useState(0);
  const [answer, retry] = useAnswer(() => ask('listSessions'), String(attempt));
  const [busy, setBusy] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  async function end(which: string): Promise<void> {
    setBusy(which);
    setFailure(null);
    const outcome =
      which === 'others' ? await ask('endOtherSessions') : await ask('endSession', { params: { id: which } });
    setBusy(null);
    if (!outcome.ok && outcome.error.code !== 'not_found') setFailure(tellFailure(outcome.error));
    else setAttempt((count) => count + 1);
  }

  return (
    <Group title="Where you are signed in">
      {answer.status === 'loading' ? <SkeletonRows rows={2} label="Loading your sign-ins" /> : null}
      {answer.status === 'failed' ? (
        <p className="settings__failure" role="alert">
          {answer.message} <Button onPress={retry}>Try again</Button>
        </p>
      ) : null}
      {answer.status === 'ready' ? (
        <ul className="sessions" aria-label="Sign-ins">
          {answer.value.sessions.map((session) => (
            <SessionRow
              key={session.id}
              session={session}
              isBusy={busy === session.id}
              onEnd={() => void end(session.id)}
            />
          ))}
        </ul>
      ) : null}
      {failure === null ? null : (
        <p className="form-failure" role="alert">
          {failure}
        </p>
      )}
      {answer.status === 'ready' && answer.value.sessions.some(({ current }) => !current) ? (
        <div className="settings__buttons">
          <Button isPending={busy === 'others'} onPress={() => void end('others')}>
            Sign out everywhere else
          </Button>
        </div>
      ) : null}
    </Group>
  );
}

function SessionRow(props: { session: AccountSession; isBusy: boolean; onEnd: () => void }) {
  const { client, createdAt, lastUsedAt, current } = props.session;
  return (
    <li className="sessions__session">
      <span className="sessions__words">
        <span className="sessions__name">
          {CLIENTS[client]}
          {current ? <Badge tone="accent">This one</Badge> : null}
        </span>
        <span className="sessions__facts">
          Since {formatFull(createdAt)}
          {current ? '' : `, last used ${formatFull(lastUsedAt)}`}
        </span>
      </span>
      {current ? null : (
        <Button
          size="s"
          isPending={props.isBusy}
          aria-label={`End the sign-in of ${formatFull(createdAt)}`}
          onPress={props.onEnd}
        >
          End
        </Button>
      )}
    </li>
  );
}
