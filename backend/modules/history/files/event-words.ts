import type { HandoffReason, SystemEvent } from '#contract/messages.ts';

const REASONS: Record<HandoffReason, string> = {
  visitor_asked: 'the visitor asked',
  low_confidence: 'the bot was not sure',
  repeated_fallback: 'the bot had no answer several times',
  keyword: 'a word that calls a person',
  rule: 'a rule of the chatbot',
  bot_error: 'the bot failed',
  api: 'asked for by a program',
};
const CAUSES = { released: 'given back', transferred: 'passed on', lease_lapsed: 'connection lost' } as const;

/** A system event in a sentence, as files for people tell it. */
export function tellEvent(event: SystemEvent): string {
  switch (event.type) {
    case 'handoff_requested':
      return `A person was asked for (${REASONS[event.reason]})`;
    case 'handoff_accepted':
      return `${event.agentName} joined the conversation`;
    case 'handoff_completed':
      return `${event.agentName} marked this as complete`;
    case 'handoff_cancelled':
      return 'Request cancelled';
    case 'handoff_expired':
      return 'Nobody could take the request in time';
    case 'handoff_requeued':
      return `Back in the queue (${CAUSES[event.cause]}${event.agentName === null ? '' : ` by ${event.agentName}`})`;
    case 'conversation_ended':
      return 'Conversation ended';
  }
}

/** What goes with an event, for programs: its reason, its cause, or who it was. */
export function detailOf(event: SystemEvent): string | null {
  switch (event.type) {
    case 'handoff_requested':
      return event.reason;
    case 'handoff_requeued':
      return event.cause;
    case 'handoff_accepted':
    case 'handoff_completed':
      return event.agentName;
    default:
      return null;
  }
}
