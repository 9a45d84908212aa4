import pg from 'pg';
import type { StoredMessage } from './check-log.ts';

/** Every message of the database. */
export async function readStored(connectionString: string): Promise<StoredMessage[]> {
  return withClient(connectionString, async (client) => {
    const { rows } = await client.query<StoredMessage>(
      `SELECT conversation_id AS "conversationId", seq::int, id, author_kind AS author, body AS text
         FROM messages ORDER BY conversation_id, seq`,
    );
    return rows;
  });
}

/** A connection of the scenario's own, beside the server's. */
export async function withClient<T>(connectionString: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(connectionString);
  client.on('error', () => {});
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
