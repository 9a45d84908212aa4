import type { Database } from '../../server/database/connection.ts';

/** The time zone in which a workspace's days are meant: an IANA name. */
export async function readZone(db: Database, workspaceId: string): Promise<string> {
  const row = await db.selectFrom('workspaces').select('timezone').where('id', '=', workspaceId).executeTakeFirst();
  return row?.timezone ?? 'UTC';
}
