import { sql } from 'kysely';
import type { AlertKind } from '#contract/alerts.ts';
import type { MemberRole, Permission } from '#contract/members.ts';
import type { Database } from '../../server/database/connection.ts';
import type { SendVerdict, WaitingMail } from '../mail/index.ts';
import { derivePermissions, servesChatbot } from '../team/index.ts';
import { isConcerned } from './rules/decide-audience.ts';
import { SEEN } from './rules/decide-email.ts';
import { hasSeen } from './store/audience.ts';
import { goneReason, goneReasonJoins } from './store/find-gone.ts';

interface Row {
  why: string | null;
  kind: AlertKind;
  assigned_member_id: string | null;
  only_if_unseen: boolean;
  role: MemberRole;
  permissions: Permission[];
  disabled: boolean;
  serves: boolean;
  seen: boolean;
}

/**
 * Asked right before each attempt to send: a mail may have waited for its server longer than its reason lasted. One query,
 * because it is asked for every mail.
 */
export async function mayStillSend(
  db: Database,
  { alertId, memberId }: Pick<WaitingMail, 'alertId' | 'memberId'>,
): Promise<SendVerdict> {
  if (alertId === null || memberId === null) return { send: true };
  const { rows } = await sql<Row>`
    SELECT ${goneReason} AS why, a.kind, a.member_id AS assigned_member_id, d.only_if_unseen, m.role, m.permissions,
      m.disabled_at IS NOT NULL AS disabled, ${servesChatbot(sql`a.chatbot_id`)} AS serves, ${hasSeen} AS seen
    FROM alerts a
    JOIN alert_deliveries d ON d.alert_id = a.id AND d.member_id = ${memberId} AND d.channel = 'email'
    JOIN members m ON m.id = d.member_id
    ${goneReasonJoins}
    WHERE a.id = ${alertId}
  `.execute(db);
  const row = rows[0];
  if (!row) return { send: false, reason: 'It is no longer there' };
  if (row.why !== null) return { send: false, reason: row.why };
  const { kind, assigned_member_id: assignedMemberId, role, permissions, disabled, serves } = row;
  const listener = { memberId, disabled, serves, permissions: derivePermissions(role, permissions) };
  if (!isConcerned({ kind, assignedMemberId }, listener)) {
    return { send: false, reason: 'No longer told of such alerts' };
  }
  return row.only_if_unseen && row.seen ? { send: false, reason: SEEN } : { send: true };
}
