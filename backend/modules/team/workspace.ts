import { fail, type Result, succeed } from '#contract/result.ts';
import type { Workspace } from '#contract/team.ts';
import type { Clock } from '../../server/clock.ts';
import type { Database } from '../../server/database/connection.ts';
import type { EventBus } from '../../server/events.ts';
import type { Actor } from './actor.ts';
import { describeChanges, writeAudit } from './audit.ts';

/** The company itself. */
export function createWorkspace({ db, clock, events }: { db: Database; clock: Clock; events: EventBus }) {
  async function get(workspaceId: string): Promise<Result<Workspace>> {
    const row = await db
      .selectFrom('workspaces')
      .select(['id', 'name'])
      .where('id', '=', workspaceId)
      .executeTakeFirst();
    return row ? succeed(row) : fail('not_found', 'There is no such workspace.');
  }

  return {
    get,

    async rename(actor: Actor, name: string): Promise<Result<Workspace>> {
      const { workspaceId, memberId, address } = actor;
      const before = await get(workspaceId);
      if (!before.ok || before.value.name === name) return before;
      await db.transaction().execute(async (tx) => {
        await tx.updateTable('workspaces').set({ name }).where('id', '=', workspaceId).execute();
        await writeAudit(tx, {
          ...{ workspaceId, kind: 'workspace.changed', actor: { id: memberId, name: actor.name }, address },
          changes: describeChanges({ name: before.value.name }, { name }),
          now: clock.now(),
        });
      });
      const members = await db.selectFrom('members').select('id').where('workspace_id', '=', workspaceId).execute();
      for (const { id } of members) events.emit('member.changed', { workspaceId, memberId: id });
      return get(workspaceId);
    },
  };
}
