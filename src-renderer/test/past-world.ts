import type { ExportSize } from '#contract/history/export.ts';
import type {
  ConversationChoices,
  ConversationDetail,
  ConversationList,
  Hit,
  PastConversation,
  TranscriptMessage,
  TranscriptPage,
} from '#contract/history/past-conversations.ts';
import type { SystemEvent } from '#contract/messages.ts';

export interface Kept {
  conversation: PastConversation;
  handoffs: ConversationDetail['handoffs'];
  messages: TranscriptMessage[];
}

interface Line {
  readonly by: 'visitor' | 'bot' | 'agent' | SystemEvent;
  readonly text?: string;
  readonly sources?: readonly string[];
}

export interface PastOptions {
  readonly name?: string | null;
  readonly email?: string | null;
  readonly verified?: boolean;
  readonly visitorId?: string;
  readonly chatbot?: { id: string; name: string };
  readonly agents?: { id: string; name: string }[];
  readonly startedAt: string;
  readonly status?: PastConversation['status'];
  readonly handoff?: PastConversation['handoff'];
  readonly rating?: PastConversation['rating'];
  readonly lines: readonly Line[];
}

const CHATBOT = { id: '0198c5c4-7d1e-7abc-8def-0000000000c1', name: 'Mossy' };
const SECONDS_APART = 25;

/** Conversations of the past, and the questions that are asked about them, answered by looking at all of them. */
export class PastWorld {
  kept: Kept[] = [];
  /** Conversations on one page of the list. */
  pageSize = 30;
  timezone = 'UTC';
  /** The stream of an export is cut after so many bytes, once for each entry. */
  cuts: number[] = [];
  mailed: { id: string; email: string }[] = [];

  add(options: PastOptions): Kept {
    const id = crypto.randomUUID();
    const {
      startedAt,
      status = 'closed',
      lines,
      chatbot = CHATBOT,
      agents = [],
      handoff = null,
      rating = null,
    } = options;
    const visitor = {
      id: options.visitorId ?? crypto.randomUUID(),
      name: options.name ?? null,
      email: options.email ?? null,
      verified: options.verified ?? false,
    };
    const at = (index: number): string => new Date(Date.parse(startedAt) + index * SECONDS_APART * 1_000).toISOString();
    const messages = lines.map((line, index): TranscriptMessage => {
      const kind = typeof line.by === 'string' ? line.by : 'system';
      const names = { visitor: null, bot: chatbot.name, agent: agents.at(-1)?.name ?? null, system: null };
      return {
        id: crypto.randomUUID(),
        conversationId: id,
        seq: index + 1,
        at: at(index),
        author: { kind, name: names[kind] },
        clientId: null,
        content:
          typeof line.by === 'string' ? { kind: 'text', text: line.text ?? '' } : { kind: 'event', event: line.by },
        sources: (line.sources ?? []).map((question) => ({ id: crypto.randomUUID(), question })),
      };
    });
    const opening = lines.find(({ by }) => by === 'visitor')?.text ?? null;
    const last = at(Math.max(0, lines.length - 1));
    const kept: Kept = {
      conversation: {
        ...{ id, status, chatbot, visitor, agents, startedAt, handoff, rating, opening, hit: null },
        closedAt: status === 'closed' ? last : null,
        lastMessageAt: last,
        messages: messages.filter(({ author }) => author.kind !== 'system').length,
      },
      handoffs: handoff === null ? [] : [describeRequest(handoff, agents, startedAt, last, rating)],
      messages,
    };
    this.kept.push(kept);
    return kept;
  }

  get(id: string | undefined, mine: string | null): Kept | undefined {
    return this.#seen(mine).find(({ conversation }) => conversation.id === id);
  }

  /** @param mine the member whose own conversations are asked for; null = all of them */
  list(query: URLSearchParams, mine: string | null): ConversationList {
    const words = (query.get('text') ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    const found = this.#seen(mine)
      .filter(({ conversation }) => fits(conversation, query))
      .map((kept) => ({ ...kept.conversation, hit: words.length === 0 ? null : findHit(kept, words) }))
      .filter(({ hit }) => words.length === 0 || hit !== null)
      .sort((a, b) => b.startedAt.localeCompare(a.startedAt));
    const from = Number(query.get('cursor') ?? 0);
    const to = from + this.pageSize;
    return {
      conversations: found.slice(from, to),
      nextCursor: to < found.length ? String(to) : null,
      timezone: this.timezone,
    };
  }

  choices(mine: string | null): ConversationChoices {
    const seen = this.#seen(mine).map(({ conversation }) => conversation);
    return {
      chatbots: unique(seen.map(({ chatbot }) => chatbot)),
      agents: unique(seen.flatMap(({ agents }) => agents)),
    };
  }

  page({ messages }: Kept, query: URLSearchParams): TranscriptPage {
    const limit = Number(query.get('limit') ?? 50);
    const [after, before, around] = ['afterSeq', 'beforeSeq', 'aroundSeq'].map((name) => Number(query.get(name) ?? 0));
    let from = after ?? 0;
    if (before) from = Math.max(0, before - 1 - limit);
    if (around) from = Math.max(0, around - 1 - Math.floor(limit / 2));
    const to = before ? before - 1 : from + limit;
    return { messages: messages.slice(from, to), hasEarlier: from > 0, hasLater: to < messages.length };
  }

  /** Rows of an export in their order, each with its cursor. */
  rows(query: URLSearchParams): { cursor: string; kept: Kept; message: TranscriptMessage }[] {
    return this.#range(query).flatMap((kept) =>
      kept.messages.map((message) => ({ cursor: `${kept.conversation.id}.${message.seq}`, kept, message })),
    );
  }

  size(query: URLSearchParams): ExportSize {
    const range = this.#range(query);
    return { conversations: range.length, messages: range.reduce((sum, { messages }) => sum + messages.length, 0) };
  }

  #range(query: URLSearchParams): Kept[] {
    const chatbots = query.get('chatbots')?.split(',') ?? null;
    return this.kept
      .filter(({ conversation }) => fits(conversation, pick(query, ['from', 'to'])))
      .filter(({ conversation }) => chatbots === null || chatbots.includes(conversation.chatbot.id))
      .sort((a, b) => a.conversation.startedAt.localeCompare(b.conversation.startedAt));
  }

  #seen(mine: string | null): Kept[] {
    if (mine === null) return this.kept;
    return this.kept.filter(({ conversation }) => conversation.agents.some(({ id }) => id === mine));
  }
}

function describeRequest(
  handoff: NonNullable<PastConversation['handoff']>,
  agents: PastConversation['agents'],
  startedAt: string,
  endedAt: string,
  rating: PastConversation['rating'],
): ConversationDetail['handoffs'][number] {
  const { id, state, reason, waitedMs } = handoff;
  const isTaken = state === 'accepted' || state === 'completed';
  return {
    ...{ id, state, reason, requestedAt: startedAt, waitedMs },
    acceptedAt: isTaken ? new Date(Date.parse(startedAt) + waitedMs).toISOString() : null,
    acceptedBy: isTaken ? (agents[0] ?? null) : null,
    endedAt: state === 'pending' || state === 'accepted' ? null : endedAt,
    firstResponseMs: isTaken ? 31_000 : null,
    summary: null,
    rating: rating && { ...rating, at: endedAt },
  };
}

function fits(conversation: PastConversation, query: URLSearchParams): boolean {
  const { status, handoff, chatbot, agents, visitor, rating, startedAt } = conversation;
  const day = startedAt.slice(0, 10);
  const is = (name: string, test: (value: string) => boolean): boolean => {
    const value = query.get(name);
    return value === null || test(value);
  };
  return (
    is('status', (value) => status === value) &&
    is('handoff', (value) => (handoff?.state ?? 'none') === value) &&
    is('reason', (value) => handoff?.reason === value) &&
    is('chatbot', (value) => chatbot.id === value) &&
    is('agent', (value) => agents.some(({ id }) => id === value)) &&
    is('visitor', (value) => visitor.id === value) &&
    is('stars', (value) => rating !== null && (value === 'any' || String(rating.stars) === value)) &&
    is('from', (value) => day >= value) &&
    is('to', (value) => day <= value)
  );
}

function findHit({ messages }: Kept, words: readonly string[]): Hit | null {
  for (const { content, seq, at, author } of messages) {
    if (content.kind !== 'text') continue;
    const low = content.text.toLowerCase();
    if (!words.every((word) => low.includes(word))) continue;
    const word = words[0] ?? '';
    const start = low.indexOf(word);
    const snippet = [
      { text: content.text.slice(Math.max(0, start - 60), start), found: false },
      { text: content.text.slice(start, start + word.length), found: true },
      { text: content.text.slice(start + word.length, start + 120), found: false },
    ].filter(({ text }) => text !== '');
    return { seq, at, author, snippet };
  }
  return null;
}

function unique(named: readonly { id: string; name: string }[]): { id: string; name: string }[] {
  return [...new Map(named.map((one) => [one.id, one])).values()].sort((a, b) => a.name.localeCompare(b.name));
}

function pick(query: URLSearchParams, names: readonly string[]): URLSearchParams {
  return new URLSearchParams([...query].filter(([name]) => names.includes(name)));
}
