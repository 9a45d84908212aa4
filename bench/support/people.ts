import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { PROTOCOL_VERSION } from '#contract/protocol.ts';
import type { App } from '../../backend/server/app.ts';
import type { Database } from '../../backend/server/database/connection.ts';
import { newId } from '../../backend/server/new-id.ts';
import { buildMember } from '../../backend/test-support/factories.ts';

/** Handshakes of so many new agents. Each gets a refresh token by hand: hashing a thousand passwords measures nothing. */
export async function addAgents(
  { db, app }: { db: Database; app: App },
  workspaceId: string,
  count: number,
): Promise<{ memberId: string; auth: unknown }[]> {
  const agents = [];
  for (let index = 0; index < count; index += 1) {
    const member = await buildMember(db, { workspace_id: workspaceId });
    const token = randomBytes(32).toString('base64url');
    const hash = createHash('sha256').update(token).digest();
    await sql`
      INSERT INTO sessions (id, member_id, family_id, token_hash, client, created_at, began_at, expires_at)
      VALUES (${newId()}, ${member.id}, ${newId()}, ${hash}, 'desktop', now(), now(), now() + interval '1 day')
    `.execute(db);
    const signedIn = await app.team.refresh(token);
    if (!signedIn.ok) throw new Error(signedIn.error.message);
    agents.push({ memberId: member.id, auth: { protocol: PROTOCOL_VERSION, accessToken: signedIn.value.accessToken } });
  }
  return agents;
}
