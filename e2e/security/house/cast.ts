import { createHash, randomBytes } from 'node:crypto';
import { decodeJwt, SignJWT } from 'jose';
import { sql } from 'kysely';
import type { MemberRole, Permission } from '#contract/members.ts';
import { newId } from '../../../backend/server/new-id.ts';
import { buildChatbot, buildMember, buildVisitor, buildWorkspace } from '../../../backend/test-support/factories.ts';
import type { House } from './open-house.ts';

export interface Person {
  memberId: string;
  workspaceId: string;
  accessToken: string;
  refreshToken: string;
}

/** What each role holds here, written down once more: a change of the defaults is then noticed. */
export const ROLE_PERMISSIONS: Record<MemberRole, readonly Permission[]> = {
  owner: [],
  admin: ['chats.respond', 'chatbots.manage', 'team.manage', 'analytics.view', 'transcripts.view'],
  agent: ['chats.respond'],
};

/** A signed-in member. Their refresh token is made by hand: hashing passwords would take most of the time. */
export async function hire(
  { db, app }: House,
  workspaceId: string,
  role: MemberRole,
  permissions: readonly Permission[] = ROLE_PERMISSIONS[role],
): Promise<Person> {
  const member = await buildMember(db, { workspace_id: workspaceId, role, permissions: [...permissions] });
  const token = randomBytes(32).toString('base64url');
  await sql`
    INSERT INTO sessions (id, member_id, family_id, token_hash, client, created_at, began_at, expires_at)
    VALUES (${newId()}, ${member.id}, ${newId()}, ${createHash('sha256').update(token).digest()}, 'desktop', now(), now(),
      now() + interval '1 day')
  `.execute(db);
  const signedIn = await app.team.refresh(token);
  if (!signedIn.ok) throw new Error(`${role} could not sign in: ${signedIn.error.message}`);
  const { accessToken, refreshToken } = signedIn.value;
  return { memberId: member.id, workspaceId, accessToken, refreshToken };
}

/** As the owner does it in the console. */
async function disable({ url }: House, { accessToken }: Person, memberId: string): Promise<void> {
  const headers = { authorization: `Bearer ${accessToken}` };
  const response = await fetch(`${url}/api/v1/team/members/${memberId}/disable`, { method: 'POST', headers });
  if (!response.ok) throw new Error(`a member could not be disabled: ${await response.text()}`);
}

/** Two companies on one server, with somebody of every kind who might come to a door. */
export async function openCast(house: House) {
  const { db } = house;
  const [ours, theirs] = [await buildWorkspace(db), await buildWorkspace(db)];
  const chatbot = await buildChatbot(db, { workspace_id: ours.id });
  const owner = await hire(house, ours.id, 'owner');
  const disabled = await hire(house, ours.id, 'admin');
  await disable(house, owner, disabled.memberId);
  // Their sign-ins still stand: each of the two has to be enough.
  const justDisabled = await hire(house, ours.id, 'admin');
  await db.updateTable('members').set({ disabled_at: new Date() }).where('id', '=', justDisabled.memberId).execute();
  const visitor = await buildVisitor(db, { chatbot_id: chatbot.id });
  return {
    ours: ours.id,
    theirs: theirs.id,
    chatbotId: chatbot.id,
    owner,
    admin: await hire(house, ours.id, 'admin'),
    agent: await hire(house, ours.id, 'agent'),
    colleague: await hire(house, ours.id, 'agent'),
    powerless: await hire(house, ours.id, 'agent', []),
    stranger: await hire(house, theirs.id, 'owner'),
    disabled,
    justDisabled,
    visitor,
    otherVisitor: await buildVisitor(db, { chatbot_id: chatbot.id }),
    /** Each right in everything but one thing. */
    expiredToken: await signLike(owner, { key: house.signingKey, expired: true }),
    forgedToken: await signLike(owner, { key: randomBytes(32), expired: false }),
    unsignedToken: stripSignature(owner.accessToken),
  };
}

export type SecurityCast = Awaited<ReturnType<typeof openCast>>;

function signLike(person: Person, { key, expired }: { key: Uint8Array; expired: boolean }): Promise<string> {
  const claims = decodeJwt(person.accessToken);
  const now = Math.floor(Date.now() / 1_000);
  return new SignJWT({ ...claims, ...(expired && { iat: now - 3_600, exp: now - 60 }) })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(key);
}

function stripSignature(token: string): string {
  const header = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
  return `${header}.${token.split('.')[1]}.`;
}
