import type { ColumnType, Generated } from 'kysely';
import type { z } from 'zod';
import type { MailKind, MailState, mailSecuritySchema } from '#contract/mail.ts';
import type { Instant, OptionalInstant } from './column-types.ts';

interface MailSettingsTable {
  workspace_id: string;
  /** Null, with port and security: no server of its own. */
  host: string | null;
  port: number | null;
  security: z.infer<typeof mailSecuritySchema> | null;
  username: string | null;
  /** Encrypted; see `modules/mail/password-box.ts`. */
  password: Buffer | null;
  from_name: string;
  from_address: string;
  changed_at: Instant;
}

interface MailTable {
  id: string;
  workspace_id: string;
  kind: MailKind;
  to_address: string;
  /** Null: not a member of the team. */
  member_id: string | null;
  alert_id: string | null;
  conversation_id: string | null;
  subject: string;
  html: string;
  text: string;
  /** Encrypted, until it is sent; null = none, or sent. */
  private_link: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>;
  dedupe_key: string;
  state: MailState;
  attempts: Generated<number>;
  detail: Generated<string>;
  /** Which job may send it: one with another number is from before and does nothing. */
  job_no: Generated<number>;
  /** An owner sent it again: whether its reason still stands is no longer asked. */
  resent: Generated<boolean>;
  created_at: Instant;
  /** Since when it is tried; a resend begins anew. */
  queued_at: Instant;
  sent_at: OptionalInstant;
  next_attempt_at: OptionalInstant;
  /** Its words are gone, so it cannot be sent again. */
  emptied_at: OptionalInstant;
}

/** Tables of `modules/mail`. */
export interface MailSchema {
  mail_settings: MailSettingsTable;
  mails: MailTable;
}
