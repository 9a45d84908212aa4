import './turn.css';
import type { Offer, PendingHandoff } from '#contract/conversations.ts';
import { useDeskState } from '../../../console/hooks.tsx';
import { decideTurn, type Turn } from '../../../state/turn.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { CountdownRing } from '../../../ui/countdown-ring.tsx';
import { useNow } from '../../../ui/use-now.ts';

/** An offer whose time is over and of which nothing was heard since counts as over after this long. */
const PATIENCE_MS = 2_000;

export function useTurn(handoff: PendingHandoff): Turn {
  const turn = useDeskState((state) => decideTurn(state, handoff));
  const serverAheadMs = useDeskState((state) => state.mirror.serverAheadMs);
  const now = useNow();
  const over = handoff.offer !== null && now + serverAheadMs > Date.parse(handoff.offer.until) + PATIENCE_MS;
  return over ? 'open' : turn;
}

/** The visitor's picture, with the time that is left of an offer running around it. */
export function OfferedAvatar({ handoff, turn }: { handoff: PendingHandoff; turn: Turn }) {
  const { visitor, offer } = handoff;
  return (
    <span className="offered-avatar">
      <Avatar id={visitor.id} name={visitor.name} />
      {offer && turn !== 'open' ? <Ring offer={offer} tone={turn} /> : null}
    </span>
  );
}

function Ring({ offer, tone }: { offer: Offer; tone: 'mine' | 'theirs' }) {
  const leftMs = useTimeLeft(offer);
  return <CountdownRing tone={tone} left={leftMs / (Date.parse(offer.until) - Date.parse(offer.offeredAt))} />;
}

/** "Offered to you · 12 s": the seconds have a fixed width, so that nothing moves while they run. */
export function TurnWords({ offer, turn }: { offer: Offer; turn: 'mine' | 'theirs' }) {
  const seconds = Math.ceil(useTimeLeft(offer) / 1_000);
  return (
    <span className={`turn-words turn-words--${turn}`}>
      <span className="turn-words__who">Offered to {turn === 'mine' ? 'you' : offer.to.name}</span>
      <span className="turn-words__left" aria-hidden="true">
        {' · '}
        <span className="turn-words__seconds">{seconds} s</span>
      </span>
    </span>
  );
}

/** Milliseconds until the offer ends, by the server's clock, never below none. */
function useTimeLeft(offer: Offer): number {
  const serverAheadMs = useDeskState((state) => state.mirror.serverAheadMs);
  return Math.max(0, Date.parse(offer.until) - useNow() - serverAheadMs);
}
