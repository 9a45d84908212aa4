import type { ColumnType, Generated } from 'kysely';
import type { Erasure, PrivacyRun, RetentionMode } from '#contract/privacy/privacy.ts';
import type { Counter, Instant, OptionalInstant } from './column-types.ts';

type Optional<Value> = ColumnType<Value | null, Value | null | undefined, Value | null>;

interface RetentionSettingsTable {
  workspace_id: string;
  mode: RetentionMode;
  days: number;
  /** Null while everything is kept. */
  next_run_at: OptionalInstant;
}

interface PrivacyRunTable {
  id: string;
  workspace_id: string;
  kind: 'retention' | 'erasure';
  state: PrivacyRun['state'];
  /** With `ended_before`: of a retention run only. */
  mode: Optional<Exclude<RetentionMode, 'keep'>>;
  ended_before: OptionalInstant;
  /** With `subject_kind`: of an erasure only. */
  subject: Optional<string>;
  subject_kind: Optional<Erasure['subjectKind']>;
  /** The address itself, for as long as it is looked for. */
  address: Optional<string>;
  requested_by: string;
  requested_at: Instant;
  started_at: OptionalInstant;
  finished_at: OptionalInstant;
  failures: Generated<number>;
  /** Conversations, like `total`. */
  done: Counter;
  total: Counter;
  erased: ColumnType<Partial<Erasure['erased']>, string | undefined, string>;
}

interface PrivacyUpkeepTable {
  id: Generated<boolean>;
  next_at: OptionalInstant;
}

/** Tables of `modules/privacy`. */
export interface PrivacySchema {
  retention_settings: RetentionSettingsTable;
  privacy_runs: PrivacyRunTable;
  privacy_upkeep: PrivacyUpkeepTable;
}
