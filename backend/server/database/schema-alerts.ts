import type { ColumnType, Generated } from 'kysely';
import type { AlertDelivery, AlertKind, AlertPreferences, AlertReport } from '#contract/alerts.ts';
import type { Counter, Instant, OptionalInstant } from './column-types.ts';

type Optional<T> = ColumnType<T | null, T | null | undefined, T | null>;

interface AlertSettingsTable {
  workspace_id: string;
  waiting_minutes: number;
  words: string[];
}

interface AlertPreferencesTable {
  member_id: string;
  preferences: ColumnType<AlertPreferences, string, string>;
}

interface AlertTable {
  id: string;
  workspace_id: string;
  chatbot_id: string;
  conversation_id: string | null;
  kind: AlertKind;
  /** With `kind` and `nth` the fact that raised it; see the migration. */
  about: string;
  nth: number;
  first_seq: Optional<number>;
  last_seq: Optional<number>;
  member_id: Optional<string>;
  words: ColumnType<string[], string[] | undefined, string[]>;
  at: Instant;
  settled_at: OptionalInstant;
  watched: boolean;
}

interface AlertDeliveryTable {
  alert_id: string;
  member_id: string;
  channel: AlertDelivery['channel'];
  state: 'shown' | 'seen' | 'not_sent' | 'waiting' | 'mailed';
  reason: Generated<string>;
  at: Instant;
  due_at: OptionalInstant;
  mail_id: Optional<string>;
  only_if_unseen: Generated<boolean>;
}

interface AlertReceiptTable {
  about: string;
  member_id: string;
  channel: AlertReport['channel'];
  seq: Counter;
  outcome: AlertReport['outcome'];
  reason: Generated<string>;
  at: Instant;
}

interface AlertWatchTable {
  id: Generated<boolean>;
  looked_until: Instant;
}

/** Tables of `modules/alerts`. */
export interface AlertsSchema {
  alert_settings: AlertSettingsTable;
  alert_preferences: AlertPreferencesTable;
  alerts: AlertTable;
  alert_deliveries: AlertDeliveryTable;
  alert_receipts: AlertReceiptTable;
  alert_watch: AlertWatchTable;
}
