import { useEffect, useState } from 'react';
import { useDesk, useDeskList, useDeskState } from '../../../console/hooks.tsx';
import { hasKeptText, selectLapses } from '../../../state/handover-selectors.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { CloseIcon, ReturnIcon } from '../../../ui/icons.tsx';
import { NoticeBar } from '../../../ui/notice-bar.tsx';
import { nameOfVisitor } from '../../../words/visitor-words.ts';
import { KeptText } from './kept-text.tsx';

/** Chats that went back to the queue while this agent's connection was gone: said once, clearly, with what was kept. */
export function LapseNotice() {
  const desk = useDesk();
  const ids = useDeskList(selectLapses);
  const kept = useDeskState((state) => ids.some((id) => hasKeptText(state, id)));
  const [open, setOpen] = useState(false);
  const what = useDeskState((state) =>
    ids.length === 1
      ? `the chat with ${nameOfVisitor(state.mirror.conversations[ids[0] ?? '']?.visitor)}`
      : `${ids.length} chats`,
  );
  useEffect(() => {
    // After a restart only the queue knows of them.
    for (const id of ids) if (!desk.store.getState().mirror.conversations[id]) desk.refresh(id);
  }, [desk, ids]);

  if (ids.length === 0) return null;
  function dismiss(): void {
    setOpen(false);
    for (const id of ids) desk.dismissHandover(id);
  }

  return (
    <>
      <NoticeBar
        tone="warning"
        icon={<ReturnIcon size={16} />}
        action={
          <>
            <Button size="s" onPress={() => setOpen(true)}>
              Show
            </Button>
            <Button
              size="s"
              look="quiet"
              square
              icon={<CloseIcon size={14} />}
              aria-label="Dismiss"
              onPress={dismiss}
            />
          </>
        }
      >
        You were away for over a minute; {what} went back to the queue.{kept ? ' Your unsent text is kept.' : ''}
      </NoticeBar>
      <Dialog
        title="Back in the queue"
        isOpen={open}
        onClose={() => setOpen(false)}
        footer={<Button onPress={() => setOpen(false)}>Close</Button>}
      >
        <p>
          Your connection was gone for over a minute, so that somebody else could help. What you wrote is kept here
          until you discard it.
        </p>
        <ul className="lapses">
          {ids.map((id) => (
            <Lapse key={id} conversationId={id} onTaken={() => setOpen(false)} />
          ))}
        </ul>
      </Dialog>
    </>
  );
}

function Lapse({ conversationId, onTaken }: { conversationId: string; onTaken: () => void }) {
  const desk = useDesk();
  const conversation = useDeskState((state) => state.mirror.conversations[conversationId]);
  const handoffId = useDeskState((state) =>
    state.mirror.queueIds.find((id) => state.mirror.handoffs[id]?.conversationId === conversationId),
  );
  return (
    <li className="lapse">
      <div className="lapse__top">
        <p className="lapse__words">
          <strong dir="auto">{nameOfVisitor(conversation?.visitor)}</strong>
          <span>{describeWhere(handoffId !== undefined, conversation?.agent?.name)}</span>
        </p>
        {handoffId === undefined ? null : (
          <Button
            size="s"
            look="primary"
            onPress={() => {
              void desk.accept(handoffId);
              onTaken();
            }}
          >
            Accept again
          </Button>
        )}
      </div>
      <KeptText conversationId={conversationId} />
    </li>
  );
}

function describeWhere(waiting: boolean, agentName: string | undefined): string {
  if (waiting) return 'Waiting in the queue';
  return agentName ? `${agentName} has it now` : 'No longer waiting';
}
