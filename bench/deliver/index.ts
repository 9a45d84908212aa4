import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { openDatabase } from '../../e2e/support/database.ts';
import { type Backend, startBackend } from '../../e2e/support/start-backend.ts';
import { addAgent, claimOwner, signIn } from '../../e2e/support/team.ts';
import type { BenchResult } from '../bench.ts';
import { type AgentSocket, connectAgent, connectVisitor, expectOk, type VisitorSocket } from '../socket-clients.ts';
import { quantile, round } from '../statistics.ts';

/** 300 messages in all; few enough per visitor to stay below the limit of sends, which is not what is measured. */
const VISITORS = 20;
const MESSAGES_EACH = 15;

interface Chat {
  visitor: VisitorSocket;
  conversationId: string;
}

/**
 * From the visitor's send to the push on the agent's connection, one message at a time, on the embedded database with
 * fsync on. When the push arrives, the row must already be there to read from another connection.
 */
export async function measure(): Promise<BenchResult> {
  const backend = await startBackend();
  try {
    return await measureOn(backend);
  } finally {
    await backend.stop();
  }
}

async function measureOn(backend: Backend): Promise<BenchResult> {
  await claimOwner(backend);
  const agent = await connectAgent(backend.url, await signIn(backend, await addAgent(backend, 'Ana')));
  await expectOk(agent.emitWithAck('session:sync', { known: [] }));
  const database = await openDatabase(backend.dataDir);
  const chats: Chat[] = [];
  for (let count = 0; count < VISITORS; count += 1) chats.push(await openChat(backend, agent, database));

  const samples: number[] = [];
  let stored = 0;
  for (let turn = 0; turn < MESSAGES_EACH; turn += 1) {
    for (const chat of chats) {
      const clientId = randomUUID();
      samples.push(await timeDelivery(chat, agent, clientId));
      const row = await database.query('SELECT 1 FROM messages WHERE client_id = $1', [clientId]);
      stored += row.rowCount ?? 0;
    }
  }
  agent.close();
  for (const { visitor } of chats) visitor.close();
  await database.end();
  return {
    figures: {
      messages: samples.length,
      p50_ms: round(quantile(samples, 0.5)),
      p99_ms: round(quantile(samples, 0.99)),
      stored_before_push: stored,
    },
    goals: [
      { name: 'visible to the agent, median', value: round(quantile(samples, 0.5)), atMost: 50, unit: 'ms' },
      { name: 'pushed before stored', value: samples.length - stored, atMost: 0, unit: 'messages' },
    ],
  };
}

/** A visitor who has asked for a person and has got our agent. */
async function openChat(backend: Backend, agent: AgentSocket, database: pg.Client): Promise<Chat> {
  const chatbots = await database.query<{ id: string }>('SELECT id FROM chatbots LIMIT 1');
  const visitor = await connectVisitor(backend.url, chatbots.rows[0]?.id ?? '');
  await expectOk(visitor.emitWithAck('session:start', { known: null }));
  const { conversation } = await expectOk(visitor.emitWithAck('conversation:open', {}));
  await expectOk(visitor.emitWithAck('handoff:request', { conversationId: conversation.id }));
  const handoff = await database.query<{ id: string }>(
    `SELECT id FROM handoffs WHERE conversation_id = $1 AND state = 'pending'`,
    [conversation.id],
  );
  await expectOk(agent.emitWithAck('handoff:accept', { handoffId: handoff.rows[0]?.id ?? '' }));
  return { visitor, conversationId: conversation.id };
}

async function timeDelivery(chat: Chat, agent: AgentSocket, clientId: string): Promise<number> {
  const pushed = new Promise<number>((resolve) => {
    agent.on('message:created', function look(message) {
      if (message.clientId !== clientId) return;
      agent.off('message:created', look);
      resolve(performance.now());
    });
  });
  const began = performance.now();
  const sent = chat.visitor.emitWithAck('message:send', {
    conversationId: chat.conversationId,
    clientId,
    text: 'How long does the glaze take to dry?',
  });
  const elapsed = (await pushed) - began;
  await expectOk(sent);
  return elapsed;
}
