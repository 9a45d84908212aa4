import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { connectionStringOf } from '../../backend/server/database/embedded/first-connection.ts';
import { findRunningPostmaster } from '../../backend/server/database/embedded/postmaster.ts';

/** Where the embedded database of a running server listens, password included. */
export async function findConnectionString(dataDir: string): Promise<string> {
  const postmaster = await findRunningPostmaster(join(dataDir, 'postgres'));
  if (postmaster === null) throw new Error(`no database is running on ${dataDir}`);
  const { databasePassword } = JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8')) as {
    databasePassword: string;
  };
  return connectionStringOf(postmaster.port, databasePassword);
}

/** Opens that database, to look at what was really stored. */
export async function openDatabase(dataDir: string): Promise<pg.Client> {
  const client = new pg.Client(await findConnectionString(dataDir));
  await client.connect();
  return client;
}

export interface StoredMessage {
  seq: number;
  author: string;
  text: string;
}

/** All messages of the newest conversation, in order; events are told as `[type]`. */
export async function readNewestConversation(
  dataDir: string,
): Promise<{ id: string | null; status: string; messages: StoredMessage[] }> {
  const client = await openDatabase(dataDir);
  try {
    const conversation = await client.query<{ id: string; status: string }>(
      'SELECT id, status FROM conversations ORDER BY started_at DESC LIMIT 1',
    );
    const { id, status } = conversation.rows[0] ?? { id: null, status: 'none' };
    const messages = await client.query<StoredMessage>(
      `SELECT seq::int, author_kind AS author,
              CASE kind WHEN 'event' THEN '[' || (detail #>> '{event,type}') || ']' ELSE body END AS text
         FROM messages WHERE conversation_id = $1 ORDER BY seq`,
      [id],
    );
    return { id, status, messages: messages.rows };
  } finally {
    await client.end();
  }
}
