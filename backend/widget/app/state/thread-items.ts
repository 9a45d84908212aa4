import type { AuthorKind, Message, SystemEvent } from '#contract/messages.ts';
import type { ChatState, OutboxEntry } from './chat-state.ts';

export interface TextItem {
  readonly kind: 'text';
  /** The same for a message on its way and once it has arrived, so that its element stays. */
  readonly key: string;
  readonly from: Exclude<AuthorKind, 'system'>;
  readonly name: string | null;
  readonly text: string;
  /** Null for the greeting that is shown before there is a conversation. */
  readonly at: number | null;
  /** First and last of a run by the same author. */
  readonly first: boolean;
  readonly last: boolean;
  /** The bot offers a person with this message. */
  readonly offer: boolean;
  readonly entry: OutboxEntry | null;
}
export type ThreadItem =
  | TextItem
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | { readonly kind: 'event'; readonly key: string; readonly event: SystemEvent };

const runGapMs = 5 * 60_000;

/**
 * Decides what the thread shows, top to bottom: days, events, messages in runs, and what is still on its way. A thread
 * that is all of today needs no day.
 */
export function listThreadItems(state: ChatState, now: number): ThreadItem[] {
  const items: ThreadItem[] = [];
  if (!state.thread && state.chatbot) items.push(greet(state.chatbot));
  let day = new Date(now).toDateString();
  const startDay = (at: number) => {
    const next = new Date(at).toDateString();
    if (next !== day) items.push({ kind: 'day', key: `day-${next}`, at });
    day = next;
  };
  for (const message of state.thread?.messages ?? []) {
    const at = Date.parse(message.at);
    startDay(at);
    items.push(showMessage(message, at));
  }
  for (const entry of state.outbox) {
    startDay(entry.createdAt);
    items.push(showEntry(entry));
  }
  return markRuns(items);
}

const plain = { first: true, last: true, offer: false, entry: null } as const;

function greet(chatbot: { name: string; greeting: string }): ThreadItem {
  // Keyed like message 1, which is what the greeting becomes.
  return { ...plain, kind: 'text', key: 'seq-1', from: 'bot', name: chatbot.name, text: chatbot.greeting, at: null };
}

function showMessage({ seq, author, content, clientId }: Message, at: number): ThreadItem {
  const key = clientId ?? `seq-${seq}`;
  if (content.kind === 'event') return { kind: 'event', key, event: content.event };
  const from = author.kind === 'system' ? 'bot' : author.kind;
  const offer = content.offer === 'live_agent';
  return { ...plain, kind: 'text', key, from, name: author.name, text: content.text, at, offer };
}

function showEntry(entry: OutboxEntry): ThreadItem {
  const { clientId, text, createdAt } = entry;
  return { ...plain, kind: 'text', key: clientId, from: 'visitor', name: null, text, at: createdAt, entry };
}

function isSameRun(one: ThreadItem | undefined, other: ThreadItem | undefined): boolean {
  if (one?.kind !== 'text' || other?.kind !== 'text') return false;
  const near = one.at === null || other.at === null || Math.abs(other.at - one.at) < runGapMs;
  return near && one.from === other.from && one.name === other.name;
}

function markRuns(items: readonly ThreadItem[]): ThreadItem[] {
  return items.map((item, index) =>
    item.kind === 'text'
      ? { ...item, first: !isSameRun(items[index - 1], item), last: !isSameRun(item, items[index + 1]) }
      : item,
  );
}
