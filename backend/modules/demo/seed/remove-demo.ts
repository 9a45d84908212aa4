import type { Database } from '../../../server/database/connection.ts';
import { removePasswords } from './logins.ts';

/** Takes the pretend shop away, with everything in it and nothing else. Returns whether there was one. */
export async function removeDemo({ db, dataDir }: { db: Database; dataDir: string }): Promise<{ removed: boolean }> {
  const removed = await removeDemoWorkspaces(db);
  await removePasswords(dataDir);
  return { removed };
}

/** Every table hangs on its workspace, so deleting that one row is all it takes. */
export async function removeDemoWorkspaces(db: Database): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('workspaces').where('demo', '=', true).executeTakeFirst();
  return numDeletedRows > 0n;
}
