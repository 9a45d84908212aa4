import type { Database } from '../../server/database/connection.ts';

/** The time zone in which a workspace's days are meant. */
export async function readZone(_db: Database, _workspaceId: string): Promise<string> {
  return 'UTC';
}
