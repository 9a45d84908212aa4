import type { RequeueCause } from '#contract/conversations.ts';
import type { RoutingMode } from '#contract/routing.ts';
import {
  type Candidate,
  type Decision,
  decideBlock,
  decideOffer,
  type HadVerdict,
  type Offer,
} from './decide-offer.ts';

/** Where a waiting request stands. */
export interface RoutingState {
  mode: RoutingMode;
  offerSeconds: number;
  offer: Offer | null;
  /** False until somebody has decided about this round. */
  routed: boolean;
  /** Why it is waiting again; null the first time. */
  cause: RequeueCause | null;
  candidates: readonly Candidate[];
}

/** What is to be done with a waiting request now; null = nothing. */
export function decideNext(state: RoutingState, input: { passedBy: string | null; now: Date }): Decision | null {
  const { offer, routed, candidates } = state;
  if (!offer) return routed ? null : decideOffer({ ...settled(state), now: input.now });
  const holder = candidates.find((candidate) => candidate.memberId === offer.to);
  const ended = holder ? decideEnd(holder, offer, input) : 'blocked';
  if (ended === null) return routed ? null : recordTransfer(offer, candidates);
  const after = candidates.map((candidate) =>
    candidate === holder && ended !== 'blocked' ? { ...candidate, had: ended } : candidate,
  );
  return decideOffer({ ...settled(state), candidates: after, now: input.now });
}

/** Whether nobody is asked before others, whatever there is to say about the agents. */
export function isOpenToAll(state: Pick<RoutingState, 'mode' | 'cause' | 'offer'>): boolean {
  return state.offer === null && (state.mode === 'first_come' || state.cause === 'released');
}

/** Given back to everybody means everybody, in either mode. */
function settled(state: RoutingState): RoutingState {
  return isOpenToAll({ ...state, offer: null }) ? { ...state, mode: 'first_come' } : state;
}

function decideEnd(
  holder: Candidate,
  offer: Offer,
  { passedBy, now }: { passedBy: string | null; now: Date },
): HadVerdict | 'blocked' | null {
  if (passedBy === offer.to) return { rule: 'passed', at: now.toISOString() };
  if (decideBlock(holder) !== null) return 'blocked';
  return offer.until <= now ? { rule: 'timed_out', at: now.toISOString() } : null;
}

/** The offer was made by a colleague. Nobody was weighed against anybody, so only who was asked and who could not be is told. */
function recordTransfer(offer: Offer, candidates: readonly Candidate[]): Decision {
  const verdicts = candidates.flatMap((candidate) => {
    const { memberId, name } = candidate;
    if (memberId === offer.to) {
      return [{ memberId, name, verdict: { rule: 'offered' as const, until: offer.until.toISOString() } }];
    }
    const verdict = candidate.had ?? decideBlock(candidate);
    return verdict ? [{ memberId, name, verdict }] : [];
  });
  return { offer, verdicts };
}
