import { useState } from 'react';
import type { OutboxEntry } from '../../../connection/outbox.ts';
import { useDesk } from '../../../state/react.tsx';
import { Button } from '../../../ui/button.tsx';

/** What can be done with a message that was not taken. */
export function UnsentActions({ entry, mayRetry }: { entry: OutboxEntry; mayRetry: boolean }) {
  const desk = useDesk();
  const [copied, setCopied] = useState(false);
  return (
    <span className="unsent-actions">
      {mayRetry ? (
        <Button size="s" look="quiet" onPress={() => desk.retrySend(entry.clientId)}>
          Try again
        </Button>
      ) : null}
      <Button
        size="s"
        look="quiet"
        onPress={() =>
          void navigator.clipboard.writeText(entry.text).then(
            () => setCopied(true),
            () => undefined,
          )
        }
      >
        {copied ? 'Copied' : 'Copy text'}
      </Button>
      <Button size="s" look="danger" onPress={() => desk.discardUnsent(entry.clientId)}>
        Discard
      </Button>
    </span>
  );
}
