import { randomBytes } from 'node:crypto';
import type { Database } from '../../../backend/server/database/connection.ts';
import { newId } from '../../../backend/server/new-id.ts';
import {
  buildChatbot,
  buildConversation,
  buildKnowledgeEntry,
  buildMail,
  buildMember,
  buildVisitor,
} from '../../../backend/test-support/factories.ts';

/** Nobody is told of it any more: what the server does by itself must not look like what a caller did. */
const LONG_AGO = new Date('2026-01-05T12:00:00.000Z');

/** What ids in paths can stand for: each makes a new one of ours and answers the path's parameters. */
export type MakeThing = (db: Database, workspaceId: string) => Promise<Record<string, string>>;

export const chatbot: MakeThing = async (db, workspace_id) => ({ id: (await buildChatbot(db, { workspace_id })).id });

export const knowledgeEntry: MakeThing = async (db, workspaceId) => {
  const { id = '' } = await chatbot(db, workspaceId);
  return { id, entryId: (await buildKnowledgeEntry(db, { chatbot_id: id })).id };
};

export const identitySecret: MakeThing = async (db, workspaceId) => {
  const { id = '' } = await chatbot(db, workspaceId);
  const secretId = newId();
  const row = { id: secretId, chatbot_id: id, secret: 'a secret between two servers', created_at: new Date() };
  await db.insertInto('identity_secrets').values(row).execute();
  return { id, secretId };
};

export const contactMessage: MakeThing = async (db, workspace_id) => {
  const visitor = await buildVisitor(db, { workspace_id });
  const id = newId();
  const about = { workspace_id, chatbot_id: visitor.chatbot_id, visitor_id: visitor.id, conversation_id: null };
  const said = { client_id: 'contact-0001', name: 'Vera', email: 'vera@example.com', body: 'Please call' };
  await db
    .insertInto('contact_messages')
    .values({ id, ...about, ...said, created_at: LONG_AGO })
    .execute();
  return { id };
};

export const mail: MakeThing = async (db, workspace_id) => ({ id: (await buildMail(db, { workspace_id })).id });

export const member: MakeThing = async (db, workspace_id) => ({ id: (await buildMember(db, { workspace_id })).id });

/** Done long ago. */
export const erasure: MakeThing = async (db, workspace_id) => {
  const id = newId();
  const times = { requested_at: LONG_AGO, started_at: LONG_AGO, finished_at: LONG_AGO };
  const about = { kind: 'erasure', subject: newId(), subject_kind: 'visitor', requested_by: 'Olga' } as const;
  await db
    .insertInto('privacy_runs')
    .values({ id, workspace_id, state: 'done', ...about, ...times })
    .execute();
  return { id };
};

/** Of an agent, by somebody who may invite; good for a day. */
export const invite: MakeThing = async (db, workspace_id) => {
  const invitedBy = await buildMember(db, { workspace_id, role: 'admin' });
  const id = newId();
  const offer = {
    email: `${id}@example.com`,
    role: 'agent',
    permissions: ['chats.respond'],
    chatbot_ids: null,
  } as const;
  await db
    .insertInto('invites')
    .values({
      ...{ id, workspace_id, ...offer, permissions: [...offer.permissions], invited_by: invitedBy.id },
      ...{ token_hash: randomBytes(32), created_at: new Date(), expires_at: inADay() },
    })
    .execute();
  return { id };
};

/** Of a colleague, on one device. */
export const signIn: MakeThing = async (db, workspace_id) => {
  const { id: member_id } = await buildMember(db, { workspace_id });
  const [family_id, now] = [newId(), new Date()];
  await db
    .insertInto('sessions')
    .values({
      ...{ id: newId(), member_id, family_id, token_hash: randomBytes(32), client: 'desktop' },
      ...{ created_at: now, began_at: now, expires_at: inADay() },
    })
    .execute();
  return { id: family_id };
};

/** Over, and nobody's but the bot's. */
export const conversation: MakeThing = async (db, workspace_id) => {
  const past = { status: 'closed', started_at: LONG_AGO, closed_at: LONG_AGO } as const;
  return { id: (await buildConversation(db, { workspace_id, ...past })).id };
};

export const conversationFile: MakeThing = async (db, workspaceId) => ({
  ...(await conversation(db, workspaceId)),
  format: 'json',
});

const inADay = (): Date => new Date(Date.now() + 86_400_000);
