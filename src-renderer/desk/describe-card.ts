import type { PendingHandoff } from '#contract/conversations.ts';
import type { Card, DesktopSettings } from '../../src-preload/payloads.ts';
import type { DeskState } from '../state/desk-state.ts';
import { decideTurn, waitingSince } from '../state/turn.ts';
import { describeDeparture } from '../words/departure-words.ts';
import { describeReason, nameOfVisitor } from '../words/visitor-words.ts';
import { clip, hidesContent } from './decide-notices.ts';

/** What the card says of a waiting request. */
export function describeCard(
  state: DeskState,
  handoff: PendingHandoff,
  others: number,
  settings: DesktopSettings,
): Card {
  const hidden = hidesContent(state, settings);
  const refusal = state.refusals[handoff.id];
  return {
    handoffId: handoff.id,
    visitor: hidden ? 'Someone' : clip(nameOfVisitor(handoff.visitor), 120),
    chatbot: clip(handoff.chatbot.name, 120),
    question: hidden ? '' : clip(handoff.preview?.text.trim() || describeReason(handoff.reason), 400),
    waitingSince: onThisClock(waitingSince(handoff), state),
    offerUntil: handoff.offer && decideTurn(state, handoff) === 'mine' ? onThisClock(handoff.offer.until, state) : null,
    others: Math.min(others, 100_000),
    state: state.accepting[handoff.id] ? 'accepting' : 'waiting',
    note: refusal ? clip(refusal, 200) : '',
  };
}

/** The card counts by this computer's clock and knows no other. */
function onThisClock(serverInstant: string, { mirror }: DeskState): string {
  return new Date(Date.parse(serverInstant) - mirror.serverAheadMs).toISOString();
}

/** The last words of a card whose request went to somebody else while its Accept was on the way. */
export function describeLostCard(card: Card, departure: Parameters<typeof describeDeparture>[0]): Card {
  const { what, detail } = describeDeparture(departure);
  return { ...card, state: 'lost', note: clip(detail === null ? what : `${what} ${detail}`, 200) };
}
