import type { App } from '../../../backend/server/app.ts';
import type { Database } from '../../../backend/server/database/connection.ts';
import { buildChatbot, buildMember } from '../../../backend/test-support/factories.ts';
import type { Cast } from './server-order.ts';

const PASSWORD = 'a long and quiet river';

/** One chatbot, and so many agents of its workspace, each signed in. */
export async function makeCast(db: Database, app: App, agents: number): Promise<Cast> {
  const chatbot = await buildChatbot(db);
  const workspaceId = chatbot.workspace_id;
  const first = await app.team.addMember({
    workspaceId,
    email: 'first@example.test',
    name: 'First',
    password: PASSWORD,
    role: 'agent',
  });
  if (!first.ok) throw new Error(first.error.message);
  // Hashing a password takes its time on purpose; here everybody has the first one's.
  const { password_hash } = await db
    .selectFrom('members')
    .select('password_hash')
    .where('id', '=', first.value.memberId)
    .executeTakeFirstOrThrow();
  const grants: Cast['grants'] = [];
  for (let number = 1; number <= agents; number += 1) {
    const member = await buildMember(db, { workspace_id: workspaceId, name: `Agent ${number}`, password_hash });
    const credentials = { email: member.email, password: PASSWORD };
    const signedIn = await app.team.signIn(credentials, {
      client: 'desktop',
      ip: `10.0.${number >> 8}.${number & 255}`,
    });
    if (!signedIn.ok) throw new Error(signedIn.error.message);
    const { accessToken, accessTokenExpiresAt, refreshToken, me } = signedIn.value;
    grants.push({ accessToken, accessTokenExpiresAt: accessTokenExpiresAt.toISOString(), refreshToken, me });
  }
  return { chatbotId: chatbot.id, grants };
}
