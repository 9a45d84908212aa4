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
  alert_id: string;
  member_id: string;
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
 * Asked right before each attempt to send: a mail may have waited for its server longer than its reason lasted. One query
 * for all mails that are about to be sent; answers in their order.
 */
export async function mayStillSend(
  db: Database,
  mails: readonly Pick<WaitingMail, 'alertId' | 'memberId'>[],
): Promise<SendVerdict[]> {
  const asked = mails.filter(({ alertId, memberId }) => alertId !== null && memberId !== null);
  const rows = asked.length === 0 ? [] : await readReasons(db, asked);
  return mails.map(({ alertId, memberId }) => {
    if (alertId === null || memberId === null) return { send: true };
    const row = rows.find((each) => each.alert_id === alertId && each.member_id === memberId);
    return row ? decideVerdict(row) : { send: false, reason: 'It is no longer there' };
  });
}

async function readReasons(db: Database, asked: readonly Pick<WaitingMail, 'alertId' | 'memberId'>[]): Promise<Row[]> {
  const { rows } = await sql<Row>`
    SELECT a.id AS alert_id, m.id AS member_id, ${goneReason} AS why, a.kind, a.member_id AS assigned_member_id,
      d.only_if_unseen, m.role, m.permissions, m.disabled_at IS NOT NULL AS disabled,
      ${servesChatbot(sql`a.chatbot_id`)} AS serves, ${hasSeen} AS seen
    FROM unnest(${asked.map(({ alertId }) => alertId)}::uuid[], ${asked.map(({ memberId }) => memberId)}::uuid[])
      asked (alert_id, member_id)
    JOIN alerts a ON a.id = asked.alert_id
    JOIN alert_deliveries d ON d.alert_id = a.id AND d.member_id = asked.member_id AND d.channel = 'email'
    JOIN members m ON m.id = d.member_id
    ${goneReasonJoins}
  `.execute(db);
  return rows;
}

function decideVerdict(row: Row): SendVerdict {
  if (row.why !== null) return { send: false, reason: row.why };
  const { kind, member_id: memberId, assigned_member_id: assignedMemberId, role, permissions, disabled, serves } = row;
  const listener = { memberId, disabled, serves, permissions: derivePermissions(role, permissions) };
  if (!isConcerned({ kind, assignedMemberId }, listener)) {
    return { send: false, reason: 'No longer told of such alerts' };
  }
  return row.only_if_unseen && row.seen ? { send: false, reason: SEEN } : { send: true };
}
