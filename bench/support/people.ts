import { createHash, randomBytes } from 'node:crypto';
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
    const now = new Date();
    await db
      .insertInto('sessions')
      .values({
        id: newId(),
        member_id: member.id,
        family_id: newId(),
        token_hash: hash,
        client: 'desktop',
        began_at: now,
        created_at: now,
        expires_at: new Date(now.getTime() + 86_400_000),
      })
      .execute();
    const signedIn = await app.team.refresh(token);
    if (!signedIn.ok) throw new Error(signedIn.error.message);
    agents.push({ memberId: member.id, auth: { protocol: PROTOCOL_VERSION, accessToken: signedIn.value.accessToken } });
  }
  return agents;
}
