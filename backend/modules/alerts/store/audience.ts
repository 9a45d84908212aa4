import { type RawBuilder, sql } from 'kysely';
import type { AlertPreferences } from '#contract/alerts.ts';
import type { MemberRole, Permission } from '#contract/members.ts';
import type { Queryable } from '../../../server/database/connection.ts';
import { derivePermissions, servesChatbot } from '../../team/index.ts';
import type { Listener } from '../rules/decide-audience.ts';
import { DEFAULT_PREFERENCES } from '../rules/preferences.ts';

/** A member of the workspace, with what decides how they are told of one alert. */
export interface Recipient extends Listener {
  email: string;
  preferences: AlertPreferences;
  hasConsole: boolean;
  /** A console says they have acted on this alert or had it before their eyes. */
  seen: boolean;
}

interface Row {
  alert_id: string;
  id: string;
  email: string;
  role: MemberRole;
  permissions: Permission[];
  disabled: boolean;
  serves: boolean;
  preferences: AlertPreferences | null;
  connected: boolean | null;
  seen: boolean;
}

/**
 * SQL condition on an alert `a` and a receipt `r`: it is about this alert. Of a request that waits for minutes, only what
 * was seen since then counts; of messages, only the last of them.
 */
const isReceiptOf: RawBuilder<boolean> = sql`(r.about = a.id OR r.about = a.about AND CASE a.kind
  WHEN 'new_request' THEN true
  WHEN 'waiting' THEN r.at >= a.at
  WHEN 'message' THEN r.seq >= a.last_seq
  ELSE false END)`;

/** SQL condition: the member `m` has seen the alert `a`. */
export const hasSeen = sql<boolean>`EXISTS (
  SELECT FROM alert_receipts r
  WHERE r.about IN (a.id, a.about) AND r.member_id = m.id AND r.outcome = 'seen' AND ${isReceiptOf})`;

/** Per alert everybody of its workspace, or only the member asked for. */
export async function readRecipients(
  db: Queryable,
  alertIds: readonly string[],
  memberId: string | null,
): Promise<(alertId: string) => Recipient[]> {
  const one = memberId === null ? sql`` : sql`AND m.id = ${memberId}`;
  const { rows } = await sql<Row>`
    SELECT a.id AS alert_id, m.id, m.email, m.role, m.permissions, m.disabled_at IS NOT NULL AS disabled,
      ${servesChatbot(sql`a.chatbot_id`)} AS serves, p.preferences, d.connected,
      ${hasSeen} AS seen
    FROM alerts a
    JOIN members m ON m.workspace_id = a.workspace_id
    LEFT JOIN alert_preferences p ON p.member_id = m.id
    LEFT JOIN agent_desks d ON d.member_id = m.id
    WHERE a.id = ANY (${alertIds}::uuid[]) ${one}
    ORDER BY m.id
  `.execute(db);
  const byAlert = Map.groupBy(rows, ({ alert_id }) => alert_id);
  return (alertId) => (byAlert.get(alertId) ?? []).map(toRecipient);
}

function toRecipient(row: Row): Recipient {
  return {
    memberId: row.id,
    email: row.email,
    disabled: row.disabled,
    serves: row.serves,
    permissions: derivePermissions(row.role, row.permissions),
    preferences: row.preferences ?? DEFAULT_PREFERENCES,
    hasConsole: row.connected ?? false,
    seen: row.seen,
  };
}
