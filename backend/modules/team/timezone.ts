import type { Queryable } from '../../server/database/connection.ts';

/** In which a workspace's days and nights are meant: an IANA name. Throws when there is no such workspace. */
export async function readTimezone(db: Queryable, workspaceId: string): Promise<string> {
  const found = db.selectFrom('workspaces').select('timezone').where('id', '=', workspaceId);
  return (await found.executeTakeFirstOrThrow()).timezone;
}
