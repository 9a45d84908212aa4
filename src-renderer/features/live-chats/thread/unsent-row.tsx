import { decideOutboxLabel, type OutboxEntry } from '../../../connection/outbox.ts';
import { useDeskState } from '../../../console/hooks.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { MessageText } from './message-text.tsx';
import { UnsentActions } from './unsent-actions.tsx';

/** What the agent wrote and the thread does not have yet. */
export function UnsentRow({ entry }: { entry: OutboxEntry }) {
  return (
    <div
      className="message message--mine message--agent"
      data-opens="false"
      data-closes="true"
      data-unsent={entry.state}
    >
      <div className="message__body">
        <div className="message__bubble">
          <MessageText text={entry.text} />
        </div>
        {entry.state === 'failed' ? (
          <>
            <p className="message__failure" role="alert">
              Not sent. {entry.failure}
            </p>
            <UnsentActions entry={entry} />
          </>
        ) : (
          <UnsentLabel entry={entry} />
        )}
      </div>
    </div>
  );
}

function UnsentLabel({ entry }: { entry: OutboxEntry }) {
  const label = decideOutboxLabel(entry, useNow());
  const offline = useDeskState((state) => state.link.phase !== 'ready');
  const words = {
    none: '',
    failed: '',
    sending: 'Sending…',
    not_sent_yet: offline ? 'Not sent yet. It goes out when the connection is back.' : 'Not sent yet. Still trying.',
  }[label];
  // The space is kept from the start: nothing moves when the word comes.
  return <p className="message__time">{words || '\u00A0'}</p>;
}
