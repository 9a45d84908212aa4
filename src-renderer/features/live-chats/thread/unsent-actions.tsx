import { useState } from 'react';
import type { OutboxEntry } from '../../../connection/outbox.ts';
import { useDesk } from '../../../console/hooks.tsx';
import { Button } from '../../../ui/button.tsx';

/** What can be done with one message that was not taken. Trying again is one button for the whole chat. */
export function UnsentActions({ entry }: { entry: OutboxEntry }) {
  const desk = useDesk();
  const [copied, setCopied] = useState(false);
  return (
    <span className="unsent-actions">
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
