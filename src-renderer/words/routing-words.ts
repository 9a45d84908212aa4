import type { Explanation, RecentHandoff, RoutingMode, RoutingVerdict } from '#contract/routing.ts';
import { describeLoad, describePresence } from './presence-words.ts';
import { formatDuration, formatExactTime, formatHeadStart, formatTime } from './time-words.ts';

export type Decision = Explanation['agents'][number]['decisions'][number];

/** Who is asking, and what is known here about the race that the server does not tell. */
export interface Reader {
  readonly myId: string;
  /** By how much the click that lost was late, in milliseconds; null when nobody clicked. */
  readonly headStartMs: number | null;
}

export function describeMode(mode: RoutingMode): string {
  return mode === 'balanced'
    ? 'Offered to the agent with the fewest chats, one after the other.'
    : 'Shown to everyone at once: the first click wins.';
}

/** What became of a request. */
export function describeOutcome(handoff: RecentHandoff, myId: string): string {
  const { state, acceptedBy, acceptedAt, requestedAt } = handoff;
  const who = acceptedBy?.id === myId ? 'You' : (acceptedBy?.name ?? 'Someone');
  const wait = acceptedAt === null ? '' : ` after ${formatDuration(Date.parse(acceptedAt) - Date.parse(requestedAt))}`;
  switch (state) {
    case 'pending':
      return 'Still waiting';
    case 'accepted':
      return `${who} took it${wait}`;
    case 'completed':
      return acceptedBy ? `Completed by ${who === 'You' ? 'you' : who}` : 'Completed';
    case 'cancelled':
      return 'Visitor left';
    case 'expired':
      return 'Nobody took it in time';
  }
}

/** The question a person has about a request, by what became of it. */
export function askAbout(
  state: Explanation['state'],
  acceptedBy: { readonly id: string } | null,
  myId: string,
): string {
  if (state === 'pending') return 'Who gets this?';
  if (acceptedBy === null) return 'Who was asked?';
  return acceptedBy.id === myId ? 'Why did I get it?' : 'Why didn’t I get it?';
}

/** Me first, then who got it, then those it was offered to, then by name. */
export function orderAgents({ agents, acceptedBy }: Explanation, myId: string): Explanation['agents'] {
  const rank = ({ agent, decisions }: Explanation['agents'][number]): number => {
    if (agent.id === myId) return 0;
    if (agent.id === acceptedBy?.id) return 1;
    return decisions.some(({ verdict }) => verdict.rule === 'offered') ? 2 : 3;
  };
  return agents.toSorted((a, b) => rank(a) - rank(b) || a.agent.name.localeCompare(b.agent.name));
}

/** Every rule that decided about one agent, in order of time; an offer and its answer are one line. */
export function describeDecisions(
  agentId: string,
  decisions: readonly Decision[],
  explanation: Explanation,
  reader: Reader,
): string[] {
  const lines: string[] = [];
  const told = new Set<string>();
  decisions.forEach((decision, index) => {
    const { verdict } = decision;
    const key = keyOf(verdict);
    if (told.has(key)) return;
    told.add(key);
    if (verdict.rule !== 'offered') {
      lines.push(describeVerdict(verdict, agentId, explanation, reader));
      return;
    }
    const answer = decisions.slice(index + 1).find(({ verdict: next }) => isAnswer(next));
    if (answer) told.add(keyOf(answer.verdict));
    lines.push(describeOffer(decision.at, verdict, answer?.verdict));
  });
  return lines;
}

function describeOffer(
  at: string,
  { until }: Extract<RoutingVerdict, { rule: 'offered' }>,
  answer: RoutingVerdict | undefined,
): string {
  const offered = `Offered at ${formatExactTime(at)}`;
  switch (answer?.rule) {
    case 'passed':
      return `${offered} and passed after ${formatDuration(Date.parse(answer.at) - Date.parse(at))}`;
    case 'timed_out':
      return `${offered}, not answered in ${formatDuration(Date.parse(answer.at) - Date.parse(at))}`;
    case 'accepted':
      return `${offered} and accepted after ${formatDuration(Date.parse(answer.at) - Date.parse(at))}`;
    default:
      return `${offered}, until ${formatExactTime(until)}`;
  }
}

function describeVerdict(verdict: RoutingVerdict, agentId: string, explanation: Explanation, reader: Reader): string {
  switch (verdict.rule) {
    case 'open':
      return describeOpen(agentId, explanation, reader);
    case 'offered':
      return `Offered until ${formatExactTime(verdict.until)}`;
    case 'not_next':
      return verdict.activeChats === 0 && verdict.idleSince !== null
        ? `Free since ${formatTime(verdict.idleSince)}; somebody else was free for longer`
        : `Had ${describeLoad(verdict.activeChats, null)}; somebody else had fewer, or was free for longer`;
    case 'no_permission':
      return 'No permission “Respond to Live Chats”';
    case 'disabled':
      return 'Account disabled';
    case 'not_serving':
      return 'Does not answer for this chatbot';
    case 'unavailable':
      return describePresence(verdict.presence);
    case 'at_cap':
      return `At the cap: ${describeLoad(verdict.activeChats, verdict.cap)}`;
    case 'passed':
      return `Passed at ${formatExactTime(verdict.at)}`;
    case 'timed_out':
      return `Did not answer the offer that ended at ${formatExactTime(verdict.at)}`;
    case 'had_it':
      return `Had it until ${formatTime(verdict.at)}; others come first`;
    case 'accepted':
      return `Took it at ${formatExactTime(verdict.at)}`;
  }
}

function describeOpen(agentId: string, { acceptedBy }: Explanation, { myId, headStartMs }: Reader): string {
  if (agentId !== myId || acceptedBy === null || acceptedBy.id === myId) return 'Open to everyone';
  const lead = headStartMs === null ? '' : `, ${formatHeadStart(headStartMs)}`;
  return `Open to everyone; ${acceptedBy.name} clicked first${lead}`;
}

function isAnswer({ rule }: RoutingVerdict): boolean {
  return rule === 'passed' || rule === 'timed_out' || rule === 'accepted';
}

/** The same rule with the same facts is told once, however many decisions it took part in. */
function keyOf(verdict: RoutingVerdict): string {
  return JSON.stringify(verdict);
}
