import { useId } from 'react';
import type { PendingHandoff } from '#contract/conversations.ts';
import type { ShownDeparture } from '../../../state/desk-state.ts';
import { selectHandoff } from '../../../state/detail-selectors.ts';
import { useDesk, useDeskState } from '../../../state/react.tsx';
import { Avatar } from '../../../ui/avatar.tsx';
import { Button } from '../../../ui/button.tsx';
import { describeDeparture } from '../../../words/departure-words.ts';
import { describeReason, nameOfVisitor } from '../../../words/visitor-words.ts';
import { useLastKnown } from '../use-calm-order.ts';
import { LongWait, Waiting } from './waiting.tsx';

/** One request. It subscribes to its own handoff only: others may change without drawing it again. */
export function PendingRow({ handoffId }: { handoffId: string }) {
  const desk = useDesk();
  const handoff = useLastKnown(useDeskState((state) => selectHandoff(state, handoffId)));
  const departure = useLastKnown(useDeskState((state) => state.departures[handoffId]));
  const waiting = useDeskState((state) => state.mirror.handoffs[handoffId] !== undefined);
  const selected = useDeskState((state) => state.selection.handoffId === handoffId);
  const nameId = useId();
  if (!handoff) return null;
  return (
    <li className="chat-row" data-selected={selected} data-gone={!waiting || departure !== undefined}>
      <button
        type="button"
        className="chat-row__main"
        aria-pressed={selected}
        onClick={() => desk.peek(handoffId)}
        disabled={!waiting}
      >
        <Avatar id={handoff.visitor.id} name={handoff.visitor.name} />
        <span className="chat-row__words">
          <span className="chat-row__top">
            <span className="chat-row__name" id={nameId} dir="auto">
              {nameOfVisitor(handoff.visitor)}
            </span>
            <Waiting since={handoff.requestedAt} />
          </span>
          <Preview handoff={handoff} />
          <span className="chat-row__meta">
            <LongWait since={handoff.requestedAt} />
            {describeReason(handoff.reason)} · {handoff.chatbot.name}
          </span>
        </span>
      </button>
      <div className="chat-row__action">
        {waiting && departure === undefined ? (
          <AcceptButton handoffId={handoffId} nameId={nameId} />
        ) : (
          <Gone departure={departure} />
        )}
      </div>
    </li>
  );
}

function Preview({ handoff }: { handoff: PendingHandoff }) {
  return (
    <span className="chat-row__preview" dir="auto">
      {handoff.preview?.text ?? 'No message yet'}
    </span>
  );
}

export function AcceptButton({ handoffId, nameId }: { handoffId: string; nameId: string }) {
  const desk = useDesk();
  const busy = useDeskState((state) => state.accepting[handoffId] === true);
  return (
    <Button
      look="primary"
      size="s"
      aria-describedby={nameId}
      isPending={busy}
      onPress={() => void desk.accept(handoffId)}
    >
      Accept
    </Button>
  );
}

function Gone({ departure }: { departure: ShownDeparture | undefined }) {
  const words = describeDeparture(departure);
  return (
    <span className="chat-row__gone" role="status">
      {words.what}
      {words.detail === null ? null : <small>{words.detail}</small>}
    </span>
  );
}
