import type { AuditEvent, AuditKind, ListAuditQuery } from '#contract/audit.ts';
import { type Result, succeed } from '#contract/result.ts';
import type { Team } from '#contract/team.ts';
import type { Clock } from '../../server/clock.ts';
import type { Database } from '../../server/database/connection.ts';
import type { EventBus } from '../../server/events.ts';
import { type AccountDeps, createAccount } from './account.ts';
import type { Actor } from './actor.ts';
import { listAudit, type NewAuditEvent, writeAudit } from './audit.ts';
import { readInvites } from './invite-store.ts';
import { createInvites, type InviteDeps } from './invites.ts';
import { createManagement, type ReleaseChats } from './management.ts';
import { createReset } from './reset.ts';
import { mayStillSendTeamMail, type TeamMail } from './team-mail.ts';
import { readTeam } from './team-store.ts';
import { createWorkspace } from './workspace.ts';

/** What managing a team needs of the house, beyond signing in. */
export interface TeamAdminDeps {
  mail: TeamMail;
  /** An origin without a trailing slash. */
  publicUrl: string;
  releaseChats: ReleaseChats;
}

export type TeamAdmin = ReturnType<typeof createTeamAdmin>;

/** Everything about a team that is done from the console, by use case. */
export function createTeamAdmin(
  deps: TeamAdminDeps & AccountDeps & Pick<InviteDeps, 'sessions'> & { db: Database; clock: Clock; events: EventBus },
) {
  const { db, clock } = deps;
  const account = createAccount(deps);

  return {
    account,
    invites: createInvites(deps),
    members: createManagement({ ...deps, confirmPassword: account.confirmPassword }),
    reset: createReset(deps),
    workspace: createWorkspace(deps),

    async team(workspaceId: string): Promise<Result<Team>> {
      const [members, invites] = await Promise.all([
        readTeam(db, workspaceId, clock.now()),
        readInvites(db, workspaceId),
      ]);
      return succeed({ members, invites });
    },

    audit: {
      list: (workspaceId: string, query: ListAuditQuery) => listAudit(db, workspaceId, query),

      /** For what other modules change: told by whoever has seen it succeed. */
      note(
        { workspaceId, memberId, name, address }: Actor,
        kind: AuditKind,
        target: NewAuditEvent['target'],
        changes: AuditEvent['changes'],
      ): Promise<void> {
        const actor = { id: memberId, name };
        return writeAudit(db, { workspaceId, kind, actor, target: target ?? null, address, changes, now: clock.now() });
      },

      /** A chatbot as the log names it; null = there is none of this workspace. */
      async nameChatbot(workspaceId: string, id: string): Promise<{ id: string; name: string } | null> {
        const row = await db
          .selectFrom('chatbots')
          .select(['id', 'name'])
          .where('id', '=', id)
          .where('workspace_id', '=', workspaceId)
          .executeTakeFirst();
        return row ?? null;
      },
    },

    /** Null for mails that are not the team's; see `MailDeps.mayStillSend`. */
    mayStillSend: (mail: Parameters<typeof mayStillSendTeamMail>[1]) => mayStillSendTeamMail(db, mail, clock.now()),
  };
}
