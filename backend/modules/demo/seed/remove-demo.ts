import type { Database } from '../../../server/database/connection.ts';
import { removePasswords } from './logins.ts';

/** Takes the pretend shop away, with everything in it and nothing else. Returns whether there was one. */
export async function removeDemo({ db, dataDir }: { db: Database; dataDir: string }): Promise<{ removed: boolean }> {
  const removed = await removeDemoWorkspaces(db);
  await removePasswords(dataDir);
  return { removed };
}

export async function removeDemoWorkspaces(db: Database): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const workspaces = await trx.selectFrom('workspaces').select('id').where('demo', '=', true).forUpdate().execute();
    if (workspaces.length === 0) return false;
    const ids = workspaces.map(({ id }) => id);
    // Conversations first: were the members to go before them, active ones would for a moment have nobody.
    await trx.deleteFrom('conversations').where('workspace_id', 'in', ids).execute();
    await trx.deleteFrom('workspaces').where('id', 'in', ids).execute();
    return true;
  });
}
