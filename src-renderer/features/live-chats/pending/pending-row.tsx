import { useId } from 'react';
import type { PendingHandoff } from '#contract/conversations.ts';
import { useDesk, useDeskState } from '../../../console/hooks.tsx';
import { selectDeparture, selectHandoff } from '../../../state/detail-selectors.ts';
import { waitingSince } from '../../../state/turn.ts';
import { describeHandover } from '../../../words/handover-words.ts';
import { describeReason, nameOfVisitor } from '../../../words/visitor-words.ts';
import { useLastKnown } from '../use-calm-order.ts';
import { WhyIcon } from '../why/why-button.tsx';
import { AcceptButton, Gone, PassButton, RefusalWords } from './row-actions.tsx';
import { OfferedAvatar, TurnWords, useTurn } from './turn.tsx';
import { Waiting } from './waiting.tsx';

/** One request. It subscribes to its own handoff only: others may change without drawing it again. */
export function PendingRow({ handoffId }: { handoffId: string }) {
  const handoff = useLastKnown(useDeskState((state) => selectHandoff(state, handoffId)));
  return handoff ? <Row handoff={handoff} /> : null;
}

function Row({ handoff }: { handoff: PendingHandoff }) {
  const desk = useDesk();
  const current = useDeskState((state) => selectDeparture(state, handoff.id));
  const last = useLastKnown(current);
  const waiting = useDeskState((state) => state.mirror.handoffs[handoff.id] !== undefined);
  const selected = useDeskState((state) => state.selection.handoffId === handoff.id);
  const turn = useTurn(handoff);
  const departure = waiting ? current : last;
  const nameId = useId();
  const gone = !waiting || departure !== undefined;
  return (
    <li className="chat-row" data-selected={selected} data-gone={gone} data-turn={gone ? 'open' : turn}>
      <button
        type="button"
        className="chat-row__main"
        aria-pressed={selected}
        onClick={() => desk.peek(handoff.id)}
        disabled={!waiting}
      >
        <OfferedAvatar handoff={handoff} turn={gone ? 'open' : turn} />
        <span className="chat-row__words">
          <span className="chat-row__top">
            <span className="chat-row__name" id={nameId} dir="auto">
              {nameOfVisitor(handoff.visitor)}
            </span>
            <Waiting since={waitingSince(handoff)} />
          </span>
          <span className="chat-row__preview" dir="auto">
            {handoff.preview?.text ?? 'No message yet'}
          </span>
          <HandoverLine handoff={handoff} />
          <span className="chat-row__meta">
            {handoff.offer && !gone && turn !== 'open' ? (
              <TurnWords offer={handoff.offer} turn={turn} />
            ) : (
              `${describeReason(handoff.reason)} · ${handoff.chatbot.name}`
            )}
          </span>
        </span>
      </button>
      {gone ? (
        <Gone departure={departure} handoffId={handoff.id} />
      ) : (
        <div className="chat-row__action">
          <AcceptButton handoff={handoff} turn={turn} nameId={nameId} />
          <span className="chat-row__more">
            <PassButton handoff={handoff} turn={turn} nameId={nameId} />
            <WhyIcon handoffId={handoff.id} nameId={nameId} />
          </span>
        </div>
      )}
      <RefusalWords handoffId={handoff.id} />
    </li>
  );
}

/** What the agent before says about a chat that came back. */
function HandoverLine({ handoff: { handover } }: { handoff: PendingHandoff }) {
  const myId = useDeskState((state) => state.mirror.me?.id ?? '');
  if (handover === null) return null;
  const words = describeHandover(handover, myId);
  return (
    <span className="chat-row__handover" dir="auto" title={words}>
      {words}
    </span>
  );
}
