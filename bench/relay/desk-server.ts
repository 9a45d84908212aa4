import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROTOCOL_VERSION } from '#contract/protocol.ts';
import type { App } from '../../backend/server/app.ts';
import { readConfig } from '../../backend/server/config.ts';
import type { Database } from '../../backend/server/database/connection.ts';
import { NO_LIMITS } from '../../backend/server/edge/sockets/index.ts';
import { startServer } from '../../backend/server/start-server.ts';
import {
  buildChatbot,
  buildConversation,
  buildHandoff,
  buildMember,
  buildVisitor,
} from '../../backend/test-support/factories.ts';
import type { Pair } from './plan.ts';

const PASSWORD = 'a long and quiet river';

/** The real server as `npm start` runs it: embedded PostgreSQL, durable commits, every check; only the limits are off. */
process.once('message', async ({ pairs }: { pairs: number }) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'handoff-desk-relay-'));
  const outcome = readConfig({ PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'warn' }, process.cwd());
  if (!outcome.ok) throw new Error(outcome.problems.join('\n'));
  let plan: Pair[] = [];
  const server = await startServer(outcome.config, {
    // They protect people from people; a load generator would measure nothing but them.
    limits: NO_LIMITS,
    async beforeListening({ db, app }) {
      plan = await buildPairs(db, app, pairs);
    },
  });
  process.send?.({ url: `http://127.0.0.1:${server.config.port}`, pairs: plan });
  process.once('disconnect', async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
    process.exit(0);
  });
});

/** Every pair is one visitor in an active chat with an agent of their own. */
async function buildPairs(db: Database, app: App, count: number): Promise<Pair[]> {
  const chatbot = await buildChatbot(db);
  const workspaceId = chatbot.workspace_id;
  const donor = await app.team.addMember({
    workspaceId,
    email: 'donor@example.test',
    name: 'Donor',
    password: PASSWORD,
    role: 'agent',
  });
  if (!donor.ok) throw new Error(donor.error.message);
  // Hashing 200 passwords would only warm the room: everybody gets the first one's hash.
  const { password_hash } = await db
    .selectFrom('members')
    .select('password_hash')
    .where('id', '=', donor.value.memberId)
    .executeTakeFirstOrThrow();
  const pairs: Pair[] = [];
  for (let index = 0; index < count; index += 1) {
    const member = await buildMember(db, { workspace_id: workspaceId, password_hash });
    const visitor = await buildVisitor(db, { chatbot_id: chatbot.id });
    const conversation = await buildConversation(db, { visitor_id: visitor.id });
    await buildHandoff(db, { conversation_id: conversation.id, accepted_by: member.id });
    const signedIn = await app.team.signIn(
      { email: member.email, password: PASSWORD },
      { client: 'desktop', ip: `10.0.${index >> 8}.${index & 255}` },
    );
    if (!signedIn.ok) throw new Error(signedIn.error.message);
    pairs.push({
      visitorAuth: { protocol: PROTOCOL_VERSION, chatbotId: chatbot.id, visitorToken: visitor.token },
      agentAuth: { protocol: PROTOCOL_VERSION, accessToken: signedIn.value.accessToken },
      conversationId: conversation.id,
    });
  }
  return pairs;
}
