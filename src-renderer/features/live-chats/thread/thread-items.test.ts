import { describe, expect, test } from 'vitest';
import { buildMessage } from '../../../test/build.ts';
import { buildThreadItems } from './thread-items.ts';

const at = (day: number, hour: number, minute = 0) => new Date(2026, 10, day, hour, minute).toISOString();
const kinds = (...input: Parameters<typeof buildThreadItems>) => buildThreadItems(...input).map((item) => item.kind);

describe('buildThreadItems', () => {
  test('a day is named once, where it begins', () => {
    const messages = [
      buildMessage({ seq: 1, at: at(22, 23, 59) }),
      buildMessage({ seq: 2, at: at(23, 0, 1) }),
      buildMessage({ seq: 3, at: at(23, 0, 2) }),
    ];
    expect(kinds(messages, [], null)).toEqual(['day', 'message', 'day', 'message', 'message']);
  });

  test('one author within five minutes is one run; a pause, another author or an event ends it', () => {
    const messages = [
      buildMessage({ seq: 1, at: at(23, 9, 0) }),
      buildMessage({ seq: 2, at: at(23, 9, 4) }),
      buildMessage({ seq: 3, at: at(23, 9, 10) }),
      buildMessage({ seq: 4, at: at(23, 9, 11), by: 'bot' }),
      buildMessage({ seq: 5, at: at(23, 9, 11), content: { kind: 'event', event: { type: 'conversation_ended' } } }),
    ];
    const runs = buildThreadItems(messages, [], null).flatMap((item) =>
      item.kind === 'message' ? [[item.message.seq, item.opens, item.closes]] : [],
    );
    expect(runs).toEqual([
      [1, true, false],
      [2, false, true],
      [3, true, true],
      [4, true, true],
    ]);
  });

  test('the unread part is marked where it begins', () => {
    const messages = [buildMessage({ seq: 1, at: at(23, 9) }), buildMessage({ seq: 2, at: at(23, 9) })];
    expect(kinds(messages, [], 2)).toEqual(['day', 'message', 'unread', 'message']);
  });

  test('a message keeps its key when it goes from the outbox to the thread', () => {
    const entry = {
      clientId: 'client-1',
      conversationId: 'c1',
      text: 'hi',
      createdAt: 0,
      order: 1,
      state: 'waiting',
      failure: null,
    } as const;
    const unsent = buildThreadItems([], [entry], null).at(-1);
    const sent = buildThreadItems([buildMessage({ by: 'agent', clientId: 'client-1' })], [], null).at(-1);
    expect(unsent?.key).toBe(sent?.key);
  });
});
