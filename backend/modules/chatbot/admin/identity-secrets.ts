import { randomBytes } from 'node:crypto';
import type { Queryable } from '../../../server/database/connection.ts';
import { newId } from '../../../server/new-id.ts';

/** Two, so that a site can change over without a moment in which its visitors are strangers. */
export const LIVE_SECRETS = 2;

export interface IdentitySecret {
  id: string;
  secret: string;
  createdAt: Date;
}

/** The newest first. */
export async function listSecrets(db: Queryable, chatbotId: string): Promise<IdentitySecret[]> {
  return db
    .selectFrom('identity_secrets')
    .select(['id', 'secret', 'created_at as createdAt'])
    .where('chatbot_id', '=', chatbotId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(LIVE_SECRETS)
    .execute();
}

/** Makes one of 256 random bits; what is older than the second newest ends. Call it with the chatbot locked. */
export async function addSecret(db: Queryable, chatbotId: string, now: Date): Promise<IdentitySecret> {
  const made = { id: newId(), secret: randomBytes(32).toString('base64url'), createdAt: now };
  await db
    .insertInto('identity_secrets')
    .values({ id: made.id, chatbot_id: chatbotId, secret: made.secret, created_at: now })
    .execute();
  const live = (await listSecrets(db, chatbotId)).map(({ id }) => id);
  await db.deleteFrom('identity_secrets').where('chatbot_id', '=', chatbotId).where('id', 'not in', live).execute();
  return made;
}

/** False when it is not there. */
export async function endSecret(db: Queryable, chatbotId: string, secretId: string): Promise<boolean> {
  const ended = await db
    .deleteFrom('identity_secrets')
    .where('chatbot_id', '=', chatbotId)
    .where('id', '=', secretId)
    .executeTakeFirst();
  return ended.numDeletedRows > 0n;
}
