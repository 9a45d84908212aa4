import { useState } from 'react';
import { useDesk, useDeskList } from '../../console/hooks.tsx';
import { selectUnsentElsewhere } from '../../state/detail-selectors.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { WarningIcon } from '../../ui/icons.tsx';
import { NoticeBar } from '../../ui/notice-bar.tsx';
import { UnsentActions } from './thread/unsent-actions.tsx';

/** Messages that could not be sent in chats that are over: kept until the agent copies or discards them. */
export function UnsentElsewhere() {
  const ids = useDeskList(selectUnsentElsewhere);
  const [open, setOpen] = useState(false);
  if (ids.length === 0) return null;
  return (
    <>
      <NoticeBar
        tone="error"
        icon={<WarningIcon size={16} />}
        action={
          <Button size="s" onPress={() => setOpen(true)}>
            Show
          </Button>
        }
      >
        {ids.length === 1 ? 'One message was not sent.' : `${ids.length} messages were not sent.`}
      </NoticeBar>
      <Dialog
        title="Not sent"
        isOpen={open}
        onClose={() => setOpen(false)}
        footer={<Button onPress={() => setOpen(false)}>Close</Button>}
      >
        <UnsentList ids={ids} />
      </Dialog>
    </>
  );
}

function UnsentList({ ids }: { ids: readonly string[] }) {
  const { store } = useDesk();
  const entries = useDeskList((state) => state.outbox.filter((entry) => ids.includes(entry.clientId)));
  return (
    <ul className="unsent-list">
      {entries.map((entry) => (
        <li key={entry.clientId}>
          <p className="unsent-list__text" dir="auto">
            {entry.text}
          </p>
          <p>
            {store.getState().mirror.conversations[entry.conversationId]?.visitor.name ?? ''} {entry.failure}
          </p>
          <UnsentActions entry={entry} />
        </li>
      ))}
    </ul>
  );
}
