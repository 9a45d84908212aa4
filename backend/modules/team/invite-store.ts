import type { Invite } from '#contract/team.ts';
import type { Queryable } from '../../server/database/connection.ts';

function selectInvites(db: Queryable) {
  return db
    .selectFrom('invites')
    .innerJoin('members', 'members.id', 'invites.invited_by')
    .select([
      'invites.id',
      'invites.email',
      'invites.role',
      'invites.permissions',
      'invites.chatbot_ids',
      'invites.created_at',
      'invites.expires_at',
      'members.name as invited_by',
    ])
    .where('invites.used_at', 'is', null);
}

function present(row: Awaited<ReturnType<ReturnType<typeof selectInvites>['executeTakeFirstOrThrow']>>): Invite {
  return {
    id: row.id,
    email: row.email,
    role: row.role,
    permissions: row.permissions,
    chatbotIds: row.chatbot_ids,
    invitedBy: row.invited_by,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
  };
}

/** Newest first. */
export async function readInvites(db: Queryable, workspaceId: string): Promise<Invite[]> {
  const rows = await selectInvites(db)
    .where('invites.workspace_id', '=', workspaceId)
    .orderBy('invites.created_at', 'desc')
    .orderBy('invites.id', 'desc')
    .execute();
  return rows.map(present);
}

export async function readInvite(db: Queryable, workspaceId: string, id: string): Promise<Invite | null> {
  const row = await selectInvites(db)
    .where('invites.workspace_id', '=', workspaceId)
    .where('invites.id', '=', id)
    .executeTakeFirst();
  return row ? present(row) : null;
}

/** What a link that is good at this moment is for. */
export function findOffer(db: Queryable, tokenHash: Buffer, now: Date) {
  return selectInvites(db)
    .innerJoin('workspaces', 'workspaces.id', 'invites.workspace_id')
    .select('workspaces.name as workspace_name')
    .where('invites.token_hash', '=', tokenHash)
    .where('invites.expires_at', '>', now)
    .executeTakeFirst();
}

/** The invite, for the one caller who gets it. */
export function consumeInvite(db: Queryable, tokenHash: Buffer, now: Date) {
  return db
    .updateTable('invites')
    .set({ used_at: now })
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returningAll()
    .executeTakeFirst();
}

/** A new link takes the place of the one before. */
export async function renewInvite(
  db: Queryable,
  id: string,
  link: { tokenHash: Buffer; invitedBy: string; now: Date; expiresAt: Date },
): Promise<void> {
  await db
    .updateTable('invites')
    .set({
      token_hash: link.tokenHash,
      invited_by: link.invitedBy,
      created_at: link.now,
      expires_at: link.expiresAt,
      mail_id: null,
    })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .execute();
}

export async function deleteInvite(db: Queryable, id: string): Promise<void> {
  await db.deleteFrom('invites').where('id', '=', id).where('used_at', 'is', null).execute();
}

/** What somebody promised who is no longer here is no longer promised. */
export async function deleteInvitesBy(db: Queryable, memberId: string): Promise<void> {
  await db.deleteFrom('invites').where('invited_by', '=', memberId).where('used_at', 'is', null).execute();
}

/** Whether the link that was sent with this mail still works. */
export async function isInviteOfMailLive(db: Queryable, mailId: string, now: Date): Promise<boolean> {
  const live = await db
    .selectFrom('invites')
    .select('id')
    .where('mail_id', '=', mailId)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return live !== undefined;
}
