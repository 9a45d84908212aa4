import { randomBytes } from 'node:crypto';
import type { Queryable } from '../../../server/database/connection.ts';
import { newId } from '../../../server/new-id.ts';
import { createSealedBox, type SealedBox } from '../../../server/sealed-box.ts';

/** Two, so that a site can change over without a moment in which its visitors are strangers. */
export const LIVE_SECRETS = 2;

export interface IdentitySecret {
  id: string;
  secret: string;
  createdAt: Date;
}

/** Both sides of a signature need the key itself; whoever sees only the database must not have it. */
export function createSecretBox(secret: Uint8Array): SealedBox {
  return createSealedBox(secret, 'handoff-desk identity secret');
}

/** The newest first, without the secrets themselves. */
export async function listSecrets(db: Queryable, chatbotId: string): Promise<Omit<IdentitySecret, 'secret'>[]> {
  const rows = await readRows(db, chatbotId);
  return rows.map(({ id, created_at }) => ({ id, createdAt: created_at }));
}

/** The newest first. One that was sealed with other secrets is none. */
export async function openSecrets(db: Queryable, box: SealedBox, chatbotId: string): Promise<string[]> {
  const rows = await readRows(db, chatbotId);
  return rows.flatMap(({ secret, sealed }) => (sealed ? box.open(chatbotId, sealed) : secret) ?? []);
}

function readRows(db: Queryable, chatbotId: string) {
  return db
    .selectFrom('identity_secrets')
    .select(['id', 'secret', 'sealed', 'created_at'])
    .where('chatbot_id', '=', chatbotId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(LIVE_SECRETS)
    .execute();
}

/** Makes one of 256 random bits; what is older than the second newest ends. Call it with the chatbot locked. */
export async function addSecret(db: Queryable, box: SealedBox, chatbotId: string, now: Date): Promise<IdentitySecret> {
  const made = { id: newId(), secret: randomBytes(32).toString('base64url'), createdAt: now };
  await db
    .insertInto('identity_secrets')
    .values({ id: made.id, chatbot_id: chatbotId, sealed: box.seal(chatbotId, made.secret), created_at: now })
    .execute();
  const live = (await listSecrets(db, chatbotId)).map(({ id }) => id);
  await db.deleteFrom('identity_secrets').where('chatbot_id', '=', chatbotId).where('id', 'not in', live).execute();
  return made;
}

/** Seals what is left in the clear from before. */
export async function sealSecrets(db: Queryable, box: SealedBox): Promise<void> {
  const rows = await db
    .selectFrom('identity_secrets')
    .select(['id', 'chatbot_id', 'secret'])
    .where('secret', 'is not', null)
    .execute();
  for (const { id, chatbot_id, secret } of rows) {
    if (secret === null) continue;
    await db
      .updateTable('identity_secrets')
      .set({ secret: null, sealed: box.seal(chatbot_id, secret) })
      .where('id', '=', id)
      .where('secret', 'is not', null)
      .execute();
  }
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
