import { describe, expect, it } from 'vitest';
import { buildChatbot } from '../../test/build-chatbot.ts';
import { buildConversation, buildEntry, buildMessage } from '../../test/build-messages.ts';
import { type ChatState, initialState } from './chat-state.ts';
import { listThreadItems } from './thread-items.ts';

const chatbot = buildChatbot({ greeting: 'Hi!' });
const now = new Date(2026, 0, 6, 12).getTime();
const blank: ChatState = { ...initialState([], { conversationId: null, seq: 0 }), chatbot };

function withMessages(...messages: ReturnType<typeof buildMessage>[]): ChatState {
  return { ...blank, thread: { conversation: buildConversation(), messages, heardSeq: messages.at(-1)?.seq ?? 0 } };
}

describe('listThreadItems', () => {
  it('shows the greeting before the first word, and keeps its place when it becomes message 1', () => {
    const [greeting] = listThreadItems(blank, now);
    const items = listThreadItems(withMessages(buildMessage(1)), now);
    expect(greeting).toMatchObject({ kind: 'text', text: 'Hi!', at: null });
    expect(items.find(({ kind }) => kind === 'text')?.key).toBe(greeting?.key);
  });

  it('shows nothing at all before the chatbot is known', () => {
    expect(listThreadItems({ ...blank, chatbot: null }, now)).toEqual([]);
  });

  it('keeps the key of a message when it arrives', () => {
    const entry = buildEntry();
    const waiting = listThreadItems({ ...blank, outbox: [entry] }, now).at(-1);
    const arrived = listThreadItems(
      withMessages(buildMessage(1, { clientId: entry.clientId, author: { kind: 'visitor', name: null } })),
      now,
    ).at(-1);
    expect(waiting).toMatchObject({ key: entry.clientId, entry });
    expect(arrived).toMatchObject({ key: entry.clientId, entry: null });
  });

  it('marks runs by author and nearness', () => {
    const at = (minute: number) => new Date(2026, 0, 5, 10, minute).toISOString();
    const agent = { kind: 'agent', name: 'Ana' } as const;
    const items = listThreadItems(
      withMessages(
        buildMessage(1, { at: at(0) }),
        buildMessage(2, { at: at(1) }),
        buildMessage(3, { at: at(2), author: agent }),
        buildMessage(4, { at: at(30), author: agent }),
      ),
      now,
    );
    const runs = items.flatMap((item) => (item.kind === 'text' ? [[item.first, item.last]] : []));
    expect(runs).toEqual([
      [true, false],
      [false, true],
      [true, true],
      [true, true],
    ]);
  });

  it('separates days of the visitor’s own calendar', () => {
    const items = listThreadItems(
      withMessages(
        buildMessage(1, { at: new Date(2026, 0, 5, 23, 59).toISOString() }),
        buildMessage(2, { at: new Date(2026, 0, 6, 0, 1).toISOString() }),
      ),
      now,
    );
    expect(items.map(({ kind }) => kind)).toEqual(['day', 'text', 'day', 'text']);
  });

  it('names no day while all is of today', () => {
    const items = listThreadItems(withMessages(buildMessage(1, { at: new Date(now).toISOString() })), now);
    expect(items.map(({ kind }) => kind)).toEqual(['text']);
  });
});
