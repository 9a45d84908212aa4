import type { Message } from '#contract/messages.ts';
import type { EventLog } from './event-log.ts';

/** Tells the log what appears in the threads of one screen. */
export function createThreadWatcher(log: EventLog, screen: string) {
  const known = new Map<string, readonly Message[]>();

  return function look(conversationId: string, messages: readonly Message[]): void {
    const before = known.get(conversationId) ?? [];
    if (before === messages || messages.length === 0) return;
    known.set(conversationId, messages);
    const grown = before.length > 0 && messages[before.length - 1] === before.at(-1) && messages[0] === before[0];
    // Older pages in front of it are no news to the log: it follows what comes.
    const last = before.at(-1)?.seq ?? 0;
    const touches = before.length === 0 || (messages[0]?.seq ?? 0) <= last + 1;
    if (!touches) log.write({ kind: 'reset', screen, conversationId });
    const seen = grown || !touches ? new Set<Message>() : new Set(before);
    const candidates = grown ? messages.slice(before.length) : messages;
    const first = before[0]?.seq ?? 0;
    for (const message of candidates) {
      if (seen.has(message) || (touches && message.seq < first)) continue;
      const text = message.content.kind === 'text' ? message.content.text : '';
      log.write({ kind: 'shown', screen, conversationId, id: message.id, seq: message.seq, text });
    }
  };
}
