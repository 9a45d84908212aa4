import type { Presence } from '#contract/members.ts';
import type { RoutingMode, RoutingVerdict } from '#contract/routing.ts';

export type HadVerdict = Extract<RoutingVerdict, { rule: 'passed' | 'timed_out' | 'had_it' }>;

/** A member of the workspace as routing weighs them for one request. */
export interface Candidate {
  memberId: string;
  name: string;
  disabled: boolean;
  mayRespond: boolean;
  /** The chatbot that asks is one they answer for. */
  serves: boolean;
  presence: Presence;
  activeChats: number;
  /** Other requests that are offered to them at this moment. */
  openOffers: number;
  cap: number | null;
  /** When a chat last began or ended; null = never, which is the longest idle. */
  idleSince: Date | null;
  /** Why others come first in this round. */
  had: HadVerdict | null;
}

export interface Offer {
  to: string;
  offeredAt: Date;
  until: Date;
}

export interface Verdict {
  memberId: string;
  name: string;
  verdict: RoutingVerdict;
}

/** `offer` null = open to every agent. */
export interface Decision {
  offer: Offer | null;
  verdicts: Verdict[];
}

/** What keeps a member from being offered anything, or null. */
export function decideBlock(candidate: Candidate): RoutingVerdict | null {
  const { presence, activeChats, cap } = candidate;
  if (candidate.disabled) return { rule: 'disabled' };
  if (!candidate.mayRespond) return { rule: 'no_permission' };
  if (!candidate.serves) return { rule: 'not_serving' };
  if (presence.state !== 'online') return { rule: 'unavailable', presence };
  if (cap !== null && activeChats >= cap) return { rule: 'at_cap', activeChats, cap };
  return null;
}

/**
 * Balanced: the available agent with the fewest chats (held and offered), ties to the longest idle. Nobody left, or
 * first come, first served: open to all. Everybody gets a verdict.
 */
export function decideOffer(input: {
  mode: RoutingMode;
  candidates: readonly Candidate[];
  offerSeconds: number;
  now: Date;
}): Decision {
  const { mode, candidates, offerSeconds, now } = input;
  const eligible = candidates.filter((candidate) => candidate.had === null && decideBlock(candidate) === null);
  const [next] = mode === 'balanced' ? [...eligible].sort(compare) : [];
  if (!next) return { offer: null, verdicts: candidates.flatMap(whenOpen) };
  const offer = { to: next.memberId, offeredAt: now, until: new Date(now.getTime() + offerSeconds * 1_000) };
  return { offer, verdicts: candidates.map((candidate) => whenOffered(candidate, offer)) };
}

function compare(one: Candidate, other: Candidate): number {
  const load = one.activeChats + one.openOffers - other.activeChats - other.openOffers;
  const idle = (one.idleSince?.getTime() ?? 0) - (other.idleSince?.getTime() ?? 0);
  return load || idle || (one.memberId < other.memberId ? -1 : 1);
}

function whenOffered(candidate: Candidate, offer: Offer): Verdict {
  const { memberId, name, activeChats, idleSince } = candidate;
  const tell = (verdict: RoutingVerdict): Verdict => ({ memberId, name, verdict });
  if (memberId === offer.to) return tell({ rule: 'offered', until: offer.until.toISOString() });
  const reason = candidate.had ?? decideBlock(candidate);
  return tell(reason ?? { rule: 'not_next', activeChats, idleSince: idleSince?.toISOString() ?? null });
}

/** Whoever had it may take it again now: both is told. */
function whenOpen(candidate: Candidate): Verdict[] {
  const { memberId, name, had } = candidate;
  const now: RoutingVerdict = decideBlock(candidate) ?? { rule: 'open' };
  return (had ? [had, now] : [now]).map((verdict) => ({ memberId, name, verdict }));
}
