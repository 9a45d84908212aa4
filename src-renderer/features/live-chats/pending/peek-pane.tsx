import { useEffect, useId } from 'react';
import { lastSeqOf } from '../../../connection/thread.ts';
import { selectHandoff } from '../../../state/detail-selectors.ts';
import { useDesk, useDeskState } from '../../../state/react.tsx';
import { EyeIcon } from '../../../ui/icons.tsx';
import { describeDeparture } from '../../../words/departure-words.ts';
import { describeReason, nameOfVisitor } from '../../../words/visitor-words.ts';
import { ChatHeader } from '../active/chat-header.tsx';
import { Thread } from '../thread/thread.tsx';
import { AcceptButton } from './pending-row.tsx';
import { LongWait, Waiting } from './waiting.tsx';

/** A look into a waiting conversation before taking it. Nothing can be written here, and the visitor does not notice. */
export function PeekPane({ handoffId }: { handoffId: string }) {
  const desk = useDesk();
  const handoff = useDeskState((state) => selectHandoff(state, handoffId));
  const departure = useDeskState((state) => state.departures[handoffId]);
  const nameId = useId();
  useRefreshedThread(handoffId);
  if (!handoff) return null;
  const gone = departure ? describeDeparture(departure) : null;
  return (
    <section className="chat-pane" aria-label={`Waiting: ${nameOfVisitor(handoff.visitor)}`}>
      <div className="chat-pane__column">
        <ChatHeader
          visitor={handoff.visitor}
          nameId={nameId}
          detail={
            <>
              <Waiting since={handoff.requestedAt} /> <LongWait since={handoff.requestedAt} />
              {describeReason(handoff.reason)} · {handoff.chatbot.name}
            </>
          }
          onBack={() => desk.peek(null)}
        />
        <Thread conversationId={handoff.conversationId} />
        <footer className="peek-footer">
          <EyeIcon size={16} />
          <span className="peek-footer__words">{gone ? gone.what : 'You are only reading. Accept to answer.'}</span>
          {gone ? null : <AcceptButton handoffId={handoffId} nameId={nameId} />}
        </footer>
      </div>
    </section>
  );
}

/** Messages of a waiting conversation are not pushed; the preview in the queue tells when there are new ones. */
function useRefreshedThread(handoffId: string): void {
  const desk = useDesk();
  const conversationId = useDeskState((state) => selectHandoff(state, handoffId)?.conversationId);
  const behind = useDeskState((state) => {
    const handoff = state.mirror.handoffs[handoffId];
    return (handoff?.preview?.seq ?? 0) > lastSeqOf(state.mirror.threads[handoff?.conversationId ?? '']);
  });
  useEffect(() => {
    if (behind && conversationId) desk.refresh(conversationId);
  }, [behind, conversationId, desk]);
}
