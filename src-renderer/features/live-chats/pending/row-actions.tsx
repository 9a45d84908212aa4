import type { PendingHandoff } from '#contract/conversations.ts';
import { useDesk, useDeskState } from '../../../console/hooks.tsx';
import type { ShownDeparture } from '../../../state/desk-state.ts';
import type { Turn } from '../../../state/turn.ts';
import { Button } from '../../../ui/button.tsx';
import { UnavailableButton } from '../../../ui/unavailable-button.tsx';
import { describeDeparture } from '../../../words/departure-words.ts';
import { formatExactTime } from '../../../words/time-words.ts';
import { WhyLink } from '../why/why-button.tsx';

export interface ActionProps {
  readonly handoff: PendingHandoff;
  readonly turn: Turn;
  /** The element that holds the visitor's name. */
  readonly nameId: string;
}

/** Accept while it is mine or anybody's; while it is a colleague's turn, the same place says why not. */
export function AcceptButton({ handoff, turn, nameId }: ActionProps) {
  const desk = useDesk();
  const busy = useDeskState((state) => state.accepting[handoff.id] === true);
  if (turn === 'theirs' && handoff.offer) {
    const { to, until } = handoff.offer;
    return <UnavailableButton label="Accept" reason={`It is ${to.name}’s turn until ${formatExactTime(until)}.`} />;
  }
  return (
    <Button
      look="primary"
      size="s"
      aria-describedby={nameId}
      isPending={busy}
      onPress={() => void desk.accept(handoff.id)}
    >
      Accept
    </Button>
  );
}

/** "Not me": only for what is offered to me. */
export function PassButton({ handoff, turn, nameId }: ActionProps) {
  const desk = useDesk();
  if (turn !== 'mine') return null;
  return (
    <Button size="s" look="quiet" aria-describedby={nameId} onPress={() => void desk.pass(handoff.id)}>
      Pass
    </Button>
  );
}

/** Why a click here did not work, for a moment. */
export function RefusalWords({ handoffId }: { handoffId: string }) {
  const words = useDeskState((state) => state.refusals[handoffId]);
  return words === undefined ? null : (
    <span className="chat-row__refusal" role="alert">
      {words}
    </span>
  );
}

export function Gone({ departure, handoffId }: { departure: ShownDeparture | undefined; handoffId: string }) {
  const words = describeDeparture(departure);
  return (
    <span className="chat-row__gone">
      <span role="status">
        {words.what}
        {words.detail === null ? null : <small>{words.detail}</small>}
      </span>
      {departure?.outcome === 'accepted' ? <WhyLink handoffId={handoffId} label="Why didn’t I get it?" /> : null}
    </span>
  );
}
