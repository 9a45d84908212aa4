import type { Message } from '#contract/messages.ts';
import type { OutboxEntry } from '../../../connection/outbox.ts';
import { isSameDay } from '../../../words/time-words.ts';

/** What a thread consists of on the screen, top to bottom. */
export type ThreadItem =
  | { readonly kind: 'day'; readonly key: string; readonly at: string }
  | { readonly kind: 'unread'; readonly key: string }
  | { readonly kind: 'event'; readonly key: string; readonly message: Message }
  | {
      readonly kind: 'message';
      readonly key: string;
      readonly message: Message;
      /** First of a run by the same author: shows who it is. */
      readonly opens: boolean;
      /** Last of a run: shows the time. */
      readonly closes: boolean;
    }
  | { readonly kind: 'unsent'; readonly key: string; readonly entry: OutboxEntry };

/** Messages of one author further apart than this are not one run. */
const RUN_MS = 5 * 60_000;

/**
 * Builds the items from what is stored and what is still in the outbox. `unreadFrom` is the first unread `seq` when the
 * thread was opened, or null. An unsent message keeps its key when it becomes a stored one, so its row is not replaced.
 */
export function buildThreadItems(
  messages: readonly Message[],
  outbox: readonly OutboxEntry[],
  unreadFrom: number | null,
): ThreadItem[] {
  const items: ThreadItem[] = [];
  messages.forEach((message, index) => {
    const before = messages[index - 1];
    const after = messages[index + 1];
    if (!before || !isSameDay(before.at, message.at)) {
      items.push({ kind: 'day', key: `day-${message.seq}`, at: message.at });
    }
    if (message.seq === unreadFrom) items.push({ kind: 'unread', key: 'unread' });
    if (message.content.kind === 'event') items.push({ kind: 'event', key: message.id, message });
    else {
      items.push({
        kind: 'message',
        key: message.author.kind === 'agent' && message.clientId ? message.clientId : message.id,
        message,
        opens: !before || message.seq === unreadFrom || !isOneRun(before, message),
        closes: !after || after.seq === unreadFrom || !isOneRun(message, after),
      });
    }
  });
  for (const entry of outbox) items.push({ kind: 'unsent', key: entry.clientId, entry });
  return items;
}

function isOneRun(a: Message, b: Message): boolean {
  return (
    a.content.kind === 'text' &&
    b.content.kind === 'text' &&
    a.author.kind === b.author.kind &&
    a.author.name === b.author.name &&
    isSameDay(a.at, b.at) &&
    Date.parse(b.at) - Date.parse(a.at) < RUN_MS
  );
}
