import { useEffect, useId } from 'react';
import type { PendingHandoff } from '#contract/conversations.ts';
import { lastSeqOf } from '../../../connection/thread.ts';
import { useDesk, useDeskState } from '../../../console/hooks.tsx';
import { selectDeparture, selectHandoff } from '../../../state/detail-selectors.ts';
import { waitingSince } from '../../../state/turn.ts';
import { EyeIcon } from '../../../ui/icons.tsx';
import { describeDeparture } from '../../../words/departure-words.ts';
import { describeHandover } from '../../../words/handover-words.ts';
import { describeReason, nameOfVisitor } from '../../../words/visitor-words.ts';
import { ChatHeader } from '../active/chat-header.tsx';
import { Thread } from '../thread/thread.tsx';
import { WhyLink } from '../why/why-button.tsx';
import { AcceptButton, PassButton, RefusalWords } from './row-actions.tsx';
import { TurnWords, useTurn } from './turn.tsx';
import { Waiting } from './waiting.tsx';

/** A look into a waiting conversation before taking it. Nothing can be written here, and the visitor does not notice. */
export function PeekPane({ handoffId }: { handoffId: string }) {
  const desk = useDesk();
  const handoff = useDeskState((state) => selectHandoff(state, handoffId));
  const departure = useDeskState((state) => selectDeparture(state, handoffId));
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
              <Waiting since={waitingSince(handoff)} /> · {describeReason(handoff.reason)} · {handoff.chatbot.name}
            </>
          }
          onBack={() => desk.peek(null)}
        />
        <Thread conversationId={handoff.conversationId} />
        {gone ? (
          <footer className="peek-footer">
            <EyeIcon size={16} />
            <span className="peek-footer__words">{gone.what}</span>
          </footer>
        ) : (
          <PeekFooter handoff={handoff} nameId={nameId} />
        )}
      </div>
    </section>
  );
}

function PeekFooter({ handoff, nameId }: { handoff: PendingHandoff; nameId: string }) {
  const turn = useTurn(handoff);
  const myId = useDeskState((state) => state.mirror.me?.id ?? '');
  const refused = useDeskState((state) => state.refusals[handoff.id] !== undefined);
  return (
    <>
      {handoff.handover ? <p className="peek-handover">{describeHandover(handoff.handover, myId)}</p> : null}
      <footer className="peek-footer">
        <EyeIcon size={16} />
        <span className="peek-footer__words">
          {refused ? <RefusalWords handoffId={handoff.id} /> : null}
          {!refused && handoff.offer && turn !== 'open' ? <TurnWords offer={handoff.offer} turn={turn} /> : null}
          {!refused && (turn === 'open' || !handoff.offer) ? 'You are only reading. Accept to answer.' : null}
        </span>
        <WhyLink handoffId={handoff.id} label="Who gets this?" />
        <PassButton handoff={handoff} turn={turn} nameId={nameId} />
        <AcceptButton handoff={handoff} turn={turn} nameId={nameId} />
      </footer>
    </>
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
  // What was asked for when the line broke is asked for again.
  const isUp = useDeskState((state) => state.link.phase === 'ready');
  useEffect(() => {
    if (isUp && behind && conversationId) desk.refresh(conversationId);
  }, [isUp, behind, conversationId, desk]);
}
