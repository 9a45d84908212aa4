import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { AuditEvent, AuditKind } from '#contract/audit.ts';
import type { MemberRole, Permission, PresenceChoice } from '#contract/members.ts';
import type { Counter, DefaultInstant, Instant, OptionalInstant } from './column-types.ts';

type Optional<Value> = ColumnType<Value | null, Value | null | undefined, Value | null>;

interface WorkspaceTable {
  id: string;
  name: string;
  demo: Generated<boolean>;
  /** IANA name: in it days begin and end. */
  timezone: Generated<string>;
  queue_rev: Counter;
  created_at: DefaultInstant;
}

interface MemberTable {
  id: string;
  workspace_id: string;
  email: string;
  name: string;
  /** Null = their initials. */
  avatar: Optional<string>;
  role: MemberRole;
  permissions: ColumnType<Permission[], Permission[] | undefined, Permission[]>;
  password_hash: string;
  /** Null = since they joined. */
  password_changed_at: OptionalInstant;
  presence: Generated<PresenceChoice>;
  /** When `presence` was last chosen; null = never. */
  presence_since: OptionalInstant;
  /** Most chats at once, whatever the chatbot; null = as the chatbot says. */
  chat_cap: Optional<number>;
  /** The chatbots whose requests reach them; null = all. */
  chatbot_ids: Optional<string[]>;
  created_at: DefaultInstant;
  disabled_at: OptionalInstant;
  /** Off the team; then disabled as well. */
  removed_at: OptionalInstant;
}

interface SessionTable {
  id: string;
  member_id: string;
  family_id: string;
  token_hash: Buffer;
  client: 'desktop' | 'browser';
  /** When its sign-in began. */
  began_at: Instant;
  created_at: Instant;
  expires_at: Instant;
  rotated_at: OptionalInstant;
  revoked_at: OptionalInstant;
}

interface OneTimeLinkTable {
  token_hash: Buffer;
  purpose: 'owner';
  created_at: Instant;
  expires_at: Instant;
  used_at: OptionalInstant;
}

interface InviteTable {
  id: string;
  workspace_id: string;
  email: string;
  role: Exclude<MemberRole, 'owner'>;
  permissions: Permission[];
  chatbot_ids: Optional<string[]>;
  invited_by: string;
  token_hash: Buffer;
  mail_id: Optional<string>;
  created_at: Instant;
  expires_at: Instant;
  used_at: OptionalInstant;
}

interface PasswordResetTable {
  token_hash: Buffer;
  member_id: string;
  mail_id: Optional<string>;
  created_at: Instant;
  expires_at: Instant;
  used_at: OptionalInstant;
}

interface TwoStepSecretTable {
  member_id: string;
  /** Encrypted; see `modules/team/two-step.ts`. */
  secret: Buffer;
  confirmed_at: OptionalInstant;
  last_step: Counter;
}

interface RecoveryCodeTable {
  member_id: string;
  code_hash: Buffer;
  used_at: OptionalInstant;
}

interface AuditEventTable {
  id: string;
  workspace_id: string;
  at: Instant;
  kind: AuditKind;
  actor_id: string | null;
  actor_name: string;
  target_id: string | null;
  target_name: string | null;
  address: string | null;
  changes: JSONColumnType<AuditEvent['changes']>;
}

/** Tables of `modules/team`. */
export interface TeamSchema {
  workspaces: WorkspaceTable;
  members: MemberTable;
  sessions: SessionTable;
  one_time_links: OneTimeLinkTable;
  invites: InviteTable;
  password_resets: PasswordResetTable;
  two_step_secrets: TwoStepSecretTable;
  recovery_codes: RecoveryCodeTable;
  audit_events: AuditEventTable;
}
