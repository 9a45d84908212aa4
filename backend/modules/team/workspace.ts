import { fail, type Result, succeed } from '#contract/result.ts';
import type { ChangeWorkspaceRequest, Workspace } from '#contract/team.ts';
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
      .select(['id', 'name', 'timezone'])
      .where('id', '=', workspaceId)
      .executeTakeFirst();
    return row ? succeed(row) : fail('not_found', 'There is no such workspace.');
  }

  return {
    get,

    /** What is not given stays as it is. */
    async change(actor: Actor, request: ChangeWorkspaceRequest): Promise<Result<Workspace>> {
      const { workspaceId, memberId, address } = actor;
      const before = await get(workspaceId);
      if (!before.ok) return before;
      const { name = before.value.name, timezone = before.value.timezone } = request;
      const changes = describeChanges({ name: before.value.name, timezone: before.value.timezone }, { name, timezone });
      if (changes.length === 0) return before;
      await db.transaction().execute(async (tx) => {
        await tx.updateTable('workspaces').set({ name, timezone }).where('id', '=', workspaceId).execute();
        await writeAudit(tx, {
          ...{ workspaceId, kind: 'workspace.changed', actor: { id: memberId, name: actor.name }, address },
          ...{ changes, now: clock.now() },
        });
      });
      if (name === before.value.name) return get(workspaceId);
      const members = await db.selectFrom('members').select('id').where('workspace_id', '=', workspaceId).execute();
      for (const { id } of members) events.emit('member.changed', { workspaceId, memberId: id });
      return get(workspaceId);
    },
  };
}
