import pg from 'pg';

/** Id of the chatbot that a fresh installation starts with. */
export async function readFirstChatbot(connectionString: string): Promise<string> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>('SELECT id FROM chatbots ORDER BY created_at LIMIT 1');
    if (!rows[0]) throw new Error('there is no chatbot');
    return rows[0].id;
  } finally {
    await client.end();
  }
}
