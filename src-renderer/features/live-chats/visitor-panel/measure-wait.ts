import type { Message } from '#contract/messages.ts';

/** Milliseconds between the latest request and the acceptance after it; null when either is not at hand. */
export function measureWait(messages: readonly Message[]): number | null {
  const accepted = messages.findLastIndex((message) => isEvent(message, 'handoff_accepted'));
  const requested = messages
    .slice(0, Math.max(accepted, 0))
    .findLast((message) => isEvent(message, 'handoff_requested'));
  const answer = messages[accepted];
  return answer && requested ? Date.parse(answer.at) - Date.parse(requested.at) : null;
}

function isEvent(message: Message, type: string): boolean {
  return message.content.kind === 'event' && message.content.event.type === type;
}
