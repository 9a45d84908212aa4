import { expect } from 'vitest';
import { startCuttableProxy } from '../../support/cuttable-proxy.ts';
import { withClient } from '../harness/read-stored.ts';
import { scenario } from '../harness/scenario.ts';
import type { Stage } from '../harness/stage.ts';
import { promised } from '../harness/tier.ts';
import { waitUntil } from '../harness/wait-until.ts';

const MISSED = 10_000;

/** As many messages of the visitor, as if another tab of theirs had sent them meanwhile. */
async function writeBehindTheirBacks(stage: Stage, conversationId: string, who: string): Promise<void> {
  for (let number = 1; number <= MISSED; number += 1) {
    stage.log.write({ kind: 'sent', who, text: `missed ${number}` });
  }
  await withClient(await stage.connectionString(), (client) =>
    client.query(
      `WITH target AS (
         UPDATE conversations SET last_seq = last_seq + $2 WHERE id = $1 RETURNING id, visitor_id, last_seq - $2 AS before
       )
       INSERT INTO messages (id, conversation_id, seq, author_kind, author_id, client_id, kind, body, created_at)
       SELECT gen_random_uuid(), id, before + number, 'visitor', visitor_id, 'missed-' || number, 'text',
         'missed ' || number, now()
       FROM target, generate_series(1, $2::int) AS number`,
      [conversationId, MISSED],
    ),
  );
}

scenario({ name: 'D6 back after 10,000 messages', prepare: () => ({ agents: 1 }) }, async (stage) => {
  const lines = [1, 2].map(() => startCuttableProxy({ port: stage.server.port }));
  const [widgets, consoles] = await Promise.all(lines);
  if (!widgets || !consoles) throw new Error('there are no lines');
  stage.onEnd(() => Promise.all([widgets.close(), consoles.close()]));
  const [pair] = await stage.openPairs(1, { widgets: widgets.url, consoles: consoles.url });
  if (!pair) throw new Error('there is no pair');
  const { widget, console, conversationId } = pair;
  const before = console.lastSeq(conversationId);
  await Promise.all([widgets.cut(), consoles.cut()]);
  await waitUntil('both are away', () => !widget.isUp() && !console.isReady());
  await writeBehindTheirBacks(stage, conversationId, widget.name);

  const figures: Record<string, number> = {};
  const measure = async (who: string, lastSeq: () => number, comeBack: () => void): Promise<void> => {
    const began = performance.now();
    comeBack();
    await waitUntil(`${who} shows the first page`, () => lastSeq() > before, { everyMs: 5 });
    figures[`${who} first page ms`] = performance.now() - began;
    await waitUntil(`${who} shows everything`, () => lastSeq() === before + MISSED, { everyMs: 5, withinMs: 30_000 });
    figures[`${who} complete ms`] = performance.now() - began;
    expect(figures[`${who} first page ms`]).toBeLessThanOrEqual(promised(300));
    expect(figures[`${who} complete ms`]).toBeLessThanOrEqual(promised(5_000));
  };
  await consoles.restore();
  await measure(
    'console',
    () => console.lastSeq(conversationId),
    () => console.desk.retryNow(),
  );
  await widgets.restore();
  await measure('widget', widget.lastSeq, () => window.dispatchEvent(new Event('online')));
  return figures;
});
