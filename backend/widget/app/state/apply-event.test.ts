import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildAvailability, buildChatbot } from '../../test/build-chatbot.ts';
import {
  buildConversation,
  buildEntry,
  buildMessage,
  buildMessages,
  CONVERSATION_ID,
} from '../../test/build-messages.ts';
import { applyEvent, type ChatEvent } from './apply-event.ts';
import { type ChatState, countUnread, initialState, isBehind } from './chat-state.ts';
import { lastSeqOf } from './merge-messages.ts';

const chatbot = buildChatbot({ greeting: 'Hi!' });
const availability = buildAvailability();
const blank = initialState([], { conversationId: null, seq: 0 });

function withThread(count: number, fields: Parameters<typeof buildConversation>[0] = {}): ChatState {
  const thread = {
    conversation: buildConversation({ lastSeq: count, ...fields }),
    messages: buildMessages(count),
    hasMore: false,
  };
  return applyEvent(blank, { type: 'session-started', chatbot, availability, thread });
}

describe('a reply in the making', () => {
  const question = buildMessage(2, { author: { kind: 'visitor', name: null }, clientId: 'client-id-1' });
  const asked = applyEvent(withThread(1), { type: 'message-created', message: question });
  const write = (text: string | null, conversationId = CONVERSATION_ID): ChatEvent => ({
    type: 'reply-streaming',
    conversationId,
    text,
  });
  const written = applyEvent(applyEvent(asked, write('')), write('From nine'));

  it('is shown as far as it is, and leaves the thread alone', () => {
    expect(written.streaming?.text).toBe('From nine');
    expect(written.thread).toBe(asked.thread);
    expect(countUnread(written)).toBe(countUnread(asked));
  });

  it('is not shown in another conversation, nor once a person was asked for', () => {
    expect(applyEvent(asked, write('From nine', 'other')).streaming).toBeNull();
    const waiting = applyEvent(asked, {
      type: 'conversation-changed',
      conversation: buildConversation({ version: 2, status: 'pending' }),
    });
    expect(applyEvent(waiting, write('From nine')).streaming).toBeNull();
  });

  const endings: [string, ChatEvent, ended: boolean][] = [
    ['what was stored takes its place', { type: 'message-created', message: buildMessage(3) }, true],
    ['it comes to nothing', write(null), true],
    ['the line is lost', { type: 'link-changed', link: 'down' }, true],
    ['the thread is left', { type: 'thread-left' }, true],
    [
      'a person was asked for',
      { type: 'conversation-changed', conversation: buildConversation({ version: 2, status: 'pending' }) },
      true,
    ],
    [
      'the visitor goes on writing',
      {
        type: 'message-created',
        message: buildMessage(3, { author: { kind: 'visitor', name: null }, clientId: 'client-id-2' }),
      },
      false,
    ],
    ['somebody comes online', { type: 'availability-changed', availability }, false],
  ];
  it.each(endings)('when %s', (_, event, ended) => {
    expect(applyEvent(written, event).streaming === null).toBe(ended);
  });
});

describe('what is refused', () => {
  it('an older version of the conversation never replaces a newer', () => {
    const state = withThread(1, { version: 5, status: 'active' });
    const stale = buildConversation({ version: 4, status: 'pending' });
    expect(applyEvent(state, { type: 'conversation-changed', conversation: stale }).thread?.conversation.status).toBe(
      'active',
    );
  });

  it('a message of another conversation asks for a new session instead of mixing in', () => {
    const state = withThread(1);
    const next = applyEvent(state, { type: 'message-created', message: buildMessage(2, { conversationId: 'other' }) });
    expect(next.thread).toBe(state.thread);
    expect(next.outOfStep).toBe(true);
  });

  it('news of an ended conversation that is not on screen changes nothing', () => {
    const conversation = buildConversation({ id: 'other', status: 'closed', version: 9 });
    const state = withThread(1);
    expect(applyEvent(state, { type: 'conversation-changed', conversation })).toBe(state);
  });

  it('reading does not go backwards', () => {
    const read = applyEvent(withThread(5), { type: 'read', conversationId: CONVERSATION_ID, seq: 4 });
    expect(applyEvent(read, { type: 'read', conversationId: CONVERSATION_ID, seq: 2 })).toBe(read);
    expect(countUnread(read)).toBe(1);
  });
});

describe('sessions', () => {
  it('a thread is closed when the server has no open conversation', () => {
    const state = applyEvent(withThread(2, { status: 'active' }), {
      type: 'session-started',
      chatbot,
      availability,
      thread: null,
    });
    expect(state.thread?.conversation.status).toBe('closed');
    expect(state.thread?.messages).toHaveLength(2);
  });

  it('another conversation replaces the one on screen and starts unread', () => {
    const read = applyEvent(withThread(3), { type: 'read', conversationId: CONVERSATION_ID, seq: 3 });
    const thread = {
      conversation: buildConversation({ id: 'other', lastSeq: 1 }),
      messages: [buildMessage(1, { conversationId: 'other' })],
      hasMore: false,
    };
    const next = applyEvent(read, { type: 'session-started', chatbot, availability, thread });
    expect(next.thread?.messages).toHaveLength(1);
    expect(countUnread(next)).toBe(1);
  });
});

describe('the outbox', () => {
  const receipt = { id: 'message-2', seq: 2, at: '2026-01-05T10:02:00.000Z' };
  const entry = buildEntry({ conversationId: CONVERSATION_ID });
  const queued = applyEvent(withThread(1), { type: 'queued', entry });
  const pushed: ChatEvent = {
    type: 'message-created',
    message: buildMessage(2, { clientId: entry.clientId, author: { kind: 'visitor', name: null } }),
  };
  const acknowledged: ChatEvent = { type: 'acknowledged', entry, conversationId: CONVERSATION_ID, receipt };

  it.each([
    ['push, then acknowledgement', [pushed, acknowledged]],
    ['acknowledgement, then push', [acknowledged, pushed]],
    ['push only', [pushed]],
    ['acknowledgement twice', [acknowledged, acknowledged]],
  ])('%s: shown once, and no longer on its way', (_order, events) => {
    const state = events.reduce(applyEvent, queued);
    expect(state.outbox).toEqual([]);
    expect(state.thread?.messages.map(({ clientId }) => clientId)).toEqual([null, entry.clientId]);
  });
});

/** A server's log of 30 messages, as seen through a line that loses, repeats and reorders, with reconnects in between. */
describe('delivery over a bad line', () => {
  const log = buildMessages(30);
  const step = fc.oneof(
    fc.record({ kind: fc.constant('push' as const), seq: fc.integer({ min: 1, max: 30 }) }),
    fc.record({ kind: fc.constant('session' as const), upTo: fc.integer({ min: 1, max: 30 }) }),
    fc.record({ kind: fc.constant('page' as const), limit: fc.integer({ min: 1, max: 9 }) }),
  );
  const toEvent = (state: ChatState, next: typeof step extends fc.Arbitrary<infer T> ? T : never): ChatEvent | null => {
    const after = lastSeqOf(state.thread?.messages ?? []);
    if (next.kind === 'push') {
      const message = log[next.seq - 1];
      return message ? { type: 'message-created', message } : null;
    }
    if (next.kind === 'page') {
      const messages = log.slice(after, after + next.limit);
      const page = { messages, hasMore: after + messages.length < log.length };
      return { type: 'newer-paged', conversationId: CONVERSATION_ID, page };
    }
    const upTo = Math.max(next.upTo, after);
    const thread = {
      conversation: buildConversation({ lastSeq: upTo }),
      messages: log.slice(after, Math.min(upTo, after + 5)),
      hasMore: upTo > after + 5,
    };
    return { type: 'session-started', chatbot, availability, thread };
  };

  it('never shows a gap, a repetition or another order, and paging always completes it', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.integer({ min: 0, max: 29 }), (steps, upTo) => {
        let state = withThread(1);
        for (const next of steps) {
          const event = toEvent(state, next);
          if (event) state = applyEvent(state, event);
          const shown = state.thread?.messages ?? [];
          expect(shown).toEqual(log.slice(0, shown.length));
        }
        state = applyEvent(state, { type: 'message-created', message: log[29] ?? buildMessage(30) });
        // A page that was answered before the last one was stored, and arrives after it was heard of.
        const page = { messages: log.slice(0, upTo), hasMore: false };
        state = applyEvent(state, { type: 'newer-paged', conversationId: CONVERSATION_ID, page });
        for (let pages = 0; state.thread && isBehind(state.thread); pages += 1) {
          expect(pages).toBeLessThan(30);
          const event = toEvent(state, { kind: 'page', limit: 4 });
          if (event) state = applyEvent(state, event);
        }
        expect(state.thread?.messages).toEqual(log);
      }),
    );
  });
});
