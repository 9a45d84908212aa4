import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openArchive } from '../test-archive.ts';
import { streamRows } from './stream-rows.ts';

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
