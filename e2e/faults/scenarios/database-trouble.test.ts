import { expect } from 'vitest';
import { connectVisitor, must, type VisitorSocket } from '../../../backend/test-support/socket-clients.ts';
import { nextText, startLoad } from '../harness/load.ts';
import { type OwnDatabase, startOwnDatabase } from '../harness/own-database.ts';
import { withClient } from '../harness/read-stored.ts';
import { scenario } from '../harness/scenario.ts';
import type { Stage } from '../harness/stage.ts';
import { pick } from '../harness/tier.ts';
import { elapse, waitUntil } from '../harness/wait-until.ts';

/** Anything that needs the database is answered within 2 s, whatever state it is in; the rest is the way there and back. */
const ANSWERED_WITHIN_MS = 2_500;

async function timed<T>(work: Promise<T>): Promise<{ value: T; ms: number }> {
  const began = performance.now();
  return { value: await work, ms: performance.now() - began };
}

const readiness = async ({ server }: Stage): Promise<number> => (await fetch(`${server.url}/readyz`)).status;

/** A visitor without the widget, to see single answers. */
async function openRawVisitor(stage: Stage): Promise<VisitorSocket> {
  const { url, cast } = stage.server;
  const socket = await connectVisitor(url, { chatbotId: cast.chatbotId });
  stage.onEnd(() => socket.close());
  return socket;
}

scenario({ name: 'database restarted under load', prepare: () => ({ agents: 3 }) }, async (stage) => {
  const pairs = await stage.openPairs(3);
  const load = startLoad(stage, pairs, 100);
  for (let restart = 0; restart < pick({ quick: 1, full: 5 }); restart += 1) {
    await elapse(stage.random.between(200, 800));
    stage.log.write({ kind: 'fault', what: 'database crashed' });
    await stage.server.crashDatabase();
    // The server starts it again by itself.
    await waitUntil('the database is back', async () => (await readiness(stage)) === 200, { withinMs: 30_000 });
  }
  load.stop();
  const began = performance.now();
  await stage.settle(pairs, 60_000);
  return { 'level after ms': performance.now() - began };
});

let own: OwnDatabase;

scenario(
  {
    name: 'database away',
    async prepare(undo) {
      own = await startOwnDatabase(undo);
      return { agents: 2, databaseUrl: own.url };
    },
  },
  async (stage) => {
    const pairs = await stage.openPairs(2);
    const raw = await openRawVisitor(stage);
    await must(raw.emitWithAck('session:start', { known: null }));
    const { conversation } = await must(raw.emitWithAck('conversation:open', {}));
    const awayMs = pick({ quick: 2_000, full: 30_000 });
    stage.log.write({ kind: 'fault', what: 'database away' });
    await own.line.cut();
    for (const { widget, console, conversationId } of pairs) {
      widget.say(nextText(widget.name));
      console.say(conversationId, nextText(console.name));
    }
    const request = { conversationId: conversation.id, clientId: 'while-away', text: nextText('Raw visitor') };
    const [answer, ready] = await Promise.all([
      timed(raw.emitWithAck('message:send', request)),
      timed(readiness(stage)),
    ]);
    expect(answer.value).toMatchObject({ ok: false, error: { code: 'unavailable', retryAfterMs: expect.any(Number) } });
    expect(ready.value).toBe(503);
    expect(Math.max(answer.ms, ready.ms)).toBeLessThanOrEqual(ANSWERED_WITHIN_MS);
    await elapse(awayMs);
    stage.log.write({ kind: 'fault', what: 'database back' });
    await own.line.restore();
    const began = performance.now();
    await stage.settle(pairs);
    expect(await readiness(stage)).toBe(200);
    return { 'away ms': awayMs, 'refused after ms': answer.ms, 'level after ms': performance.now() - began };
  },
);

const CROWD = 20;

/** On a connection of its own: inside a transaction the view would stand still. */
async function countLockWaits(stage: Stage): Promise<number> {
  return withClient(await stage.connectionString(), async (client) => {
    const { rows } = await client.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM pg_stat_activity WHERE wait_event_type = 'Lock'`,
    );
    return rows[0]?.n ?? 0;
  });
}

scenario({ name: 'pool exhausted', prepare: () => ({ agents: 1 }) }, async (stage) => {
  const pairs = await stage.openPairs(1);
  const crowd = await Promise.all(Array.from({ length: CROWD }, () => openRawVisitor(stage)));
  const outcome = await withClient(await stage.connectionString(), async (client) => {
    await client.query('BEGIN');
    // New visitors wait for this table, each on a connection of the pool.
    await client.query('LOCK TABLE visitors IN ACCESS EXCLUSIVE MODE');
    const answers: { ms: number; code: string }[] = [];
    const starting = crowd.map(async (visitor) => {
      const { value, ms } = await timed(visitor.emitWithAck('session:start', { known: null }));
      answers.push({ ms, code: value.ok ? 'ok' : value.error.code });
    });
    await waitUntil('the pool is empty', async () => (await countLockWaits(stage)) === 10);
    const [pair] = pairs;
    pair?.widget.say(nextText(pair.widget.name));
    const ready = await timed(readiness(stage));
    // Whoever gets no connection is told so; the others wait for theirs.
    await waitUntil('the rest is answered', () => answers.length === CROWD - 10);
    const refused = [...answers];
    await client.query('ROLLBACK');
    await Promise.all(starting);
    return { ready, refused, answers };
  });
  expect(new Set(outcome.refused.map(({ code }) => code))).toEqual(new Set(['unavailable']));
  expect(outcome.answers.filter(({ code }) => code === 'ok')).toHaveLength(10);
  expect(outcome.ready.value).toBe(503);
  const slowest = Math.max(outcome.ready.ms, ...outcome.refused.map(({ ms }) => ms));
  expect(slowest).toBeLessThanOrEqual(ANSWERED_WITHIN_MS);
  await stage.settle(pairs);
  return { refused: outcome.refused.length, 'slowest refusal ms': slowest };
});
