import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decideOutboxLabel,
  discard,
  enqueue,
  markFailed,
  markSending,
  markSent,
  markWaiting,
  nextToSend,
  type Outbox,
  settleShown,
} from './outbox.ts';

const write = (outbox: Outbox, clientId: string, conversationId = 'c1') =>
  enqueue(outbox, { clientId, conversationId, text: clientId, createdAt: 0 });
const ids = (outbox: readonly { clientId: string }[]) => outbox.map((entry) => entry.clientId);

describe('nextToSend', () => {
  test('one at a time per conversation, all conversations at once', () => {
    const outbox = write(write(write([], 'a1', 'a'), 'a2', 'a'), 'b1', 'b');
    expect(ids(nextToSend(outbox))).toEqual(['a1', 'b1']);
    expect(ids(nextToSend(markSending(outbox, 'a1')))).toEqual(['b1']);
    expect(ids(nextToSend(markSent(markSending(outbox, 'a1'), 'a1')))).toEqual(['a2', 'b1']);
  });

  test('a message that failed for good does not hold up the next', () => {
    expect(ids(nextToSend(markFailed(write(write([], '1'), '2'), '1', 'ended')))).toEqual(['2']);
  });

  test('a retried message keeps its place', () => {
    const failed = markFailed(write(write([], '1'), '2'), '1', 'ended');
    expect(ids(nextToSend(markWaiting(failed, '1')))).toEqual(['1']);
  });
});

test('what the thread shows leaves the outbox, and only that', () => {
  const outbox = write(write(write([], '1'), '2'), '3', 'c2');
  expect(ids(settleShown(outbox, 'c1', new Set(['1', '3'])))).toEqual(['2', '3']);
  expect(settleShown(outbox, 'c1', new Set(['9']))).toBe(outbox);
});

test.each([
  [{ state: 'failed', createdAt: 0 }, 100, 'failed'],
  [{ state: 'sent', createdAt: 0 }, 60_000, 'none'],
  [{ state: 'waiting', createdAt: 0 }, 999, 'none'],
  [{ state: 'sending', createdAt: 0 }, 1_000, 'sending'],
  [{ state: 'waiting', createdAt: 0 }, 14_999, 'sending'],
  [{ state: 'waiting', createdAt: 0 }, 15_000, 'not_sent_yet'],
  [{ state: 'waiting', createdAt: 50_000 }, 10_000, 'none'],
] as const)('the label of %o at %i ms is %s', (entry, now, label) => {
  expect(decideOutboxLabel(entry, now)).toBe(label);
});

test('whatever fails and is retried, each conversation arrives complete and in the order of writing', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({ chat: fc.nat(2), luck: fc.array(fc.constantFrom('ok', 'lost', 'lost_answer'), { maxLength: 4 }) }),
        {
          maxLength: 20,
        },
      ),
      (plan) => {
        let outbox: Outbox = [];
        plan.forEach((line, index) => {
          outbox = write(outbox, `message-${index}`, `c${line.chat}`);
        });
        const arrived: string[] = [];
        for (let entry = nextToSend(outbox)[0]; entry; entry = nextToSend(outbox)[0]) {
          outbox = markSending(outbox, entry.clientId);
          const outcome = plan[Number(entry.clientId.slice(8))]?.luck.shift() ?? 'ok';
          // The server recognises a repeat by its clientId.
          if (outcome !== 'lost' && !arrived.includes(entry.clientId)) arrived.push(entry.clientId);
          outbox = outcome === 'ok' ? discard(outbox, entry.clientId) : markWaiting(outbox, entry.clientId);
        }
        for (const chat of [0, 1, 2]) {
          const written = plan.flatMap((line, index) => (line.chat === chat ? [`message-${index}`] : []));
          expect(arrived.filter((id) => written.includes(id))).toEqual(written);
        }
      },
    ),
  );
});
