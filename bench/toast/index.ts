import { type AgentDesk, openAgentDesk } from '../../e2e/desktop/agent-desk.ts';
import { openDatabase } from '../../e2e/support/database.ts';
import { type Backend, startBackend } from '../../e2e/support/start-backend.ts';
import { addAgent, claimOwner } from '../../e2e/support/team.ts';
import type { BenchResult } from '../bench.ts';
import { connectVisitor, expectOk } from '../socket-clients.ts';
import { quantile, round } from '../statistics.ts';

const ROUNDS = 20;
/** Requests that come closer together than this become one toast, which would not be measured. */
const APART_MS = 1_800;

/**
 * From a visitor's request to the desktop's own notification program being called: server with fsync on, the real console
 * in the background, the real shell. What the desktop then does with it is not ours.
 */
export async function measure(): Promise<BenchResult> {
  const backend = await startBackend();
  try {
    await claimOwner(backend);
    const desk = await openAgentDesk(backend, await addAgent(backend, 'Ana'));
    try {
      await desk.desktop.shell.minimize();
      return summarise(await measureRounds(backend, desk));
    } finally {
      await desk.close();
    }
  } finally {
    await backend.stop();
  }
}

async function measureRounds(backend: Backend, desk: AgentDesk): Promise<number[]> {
  const database = await openDatabase(backend.dataDir);
  const chatbots = await database.query<{ id: string }>('SELECT id FROM chatbots LIMIT 1');
  await database.end();
  const samples: number[] = [];
  // One more than counts: the first one finds programs that have not run yet.
  for (let count = 0; count <= ROUNDS; count += 1) {
    const visitor = await connectVisitor(backend.url, chatbots.rows[0]?.id ?? '');
    await expectOk(visitor.emitWithAck('session:start', { known: null }));
    const { conversation } = await expectOk(visitor.emitWithAck('conversation:open', {}));
    const began = performance.now();
    const asked = visitor.emitWithAck('handoff:request', { conversationId: conversation.id });
    await untilToasts(desk, 1);
    if (count > 0) samples.push(performance.now() - began);
    await expectOk(asked);
    await expectOk(visitor.emitWithAck('handoff:cancel', { conversationId: conversation.id }));
    await untilToasts(desk, 0);
    visitor.close();
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, began + APART_MS - performance.now())));
  }
  return samples;
}

async function untilToasts({ desktop }: AgentDesk, count: number): Promise<void> {
  const deadline = performance.now() + 10_000;
  while ((await desktop.shell.toasts()).length !== count) {
    if (performance.now() > deadline) throw new Error(`there are not ${count} toasts after ten seconds`);
  }
}

function summarise(samples: readonly number[]): BenchResult {
  const p95 = round(quantile(samples, 0.95));
  return {
    figures: {
      requests: samples.length,
      p50_ms: round(quantile(samples, 0.5)),
      p95_ms: p95,
      worst_ms: round(Math.max(...samples)),
    },
    goals: [{ name: 'request to toast, 95 of 100', value: p95, atMost: 300, unit: 'ms' }],
  };
}
