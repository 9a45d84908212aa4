import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openArchive } from '../test-archive.ts';
import { decideRest } from './give-way.ts';
import { streamRows } from './stream-rows.ts';

test.each([
  ['nobody has ever written', 5, Number.POSITIVE_INFINITY, 0],
  ['the last message was a while ago', 5, 1_001, 0],
  ['somebody has just written', 5, 0, 10],
  ['somebody wrote within the second', 5, 1_000, 10],
  ['a page took long because everything does', 5_000, 3, 100],
])('when %s', (_, worked, sinceMessage, expected) => expect(decideRest(worked, sinceMessage)).toBe(expected));

test('a file gives way after each of its pages', async () => {
  const archive = await openArchive({ conversations: 60 });
  try {
    const order: string[] = [];
    const giveWay = async (workedMs: number): Promise<void> => {
      expect(workedMs).toBeGreaterThan(0);
      order.push('rest');
    };
    const input = { conditions: sql`true`, format: 'jsonl', after: null, giveWay } as const;
    for await (const part of streamRows(archive.db, input)) order.push(part === '' ? 'nothing' : 'page');
    expect(order.length).toBeGreaterThan(4);
    expect(order).toEqual(order.map((_, place) => (place % 2 === 0 ? 'page' : 'rest')));
  } finally {
    await archive.database.drop();
  }
});
