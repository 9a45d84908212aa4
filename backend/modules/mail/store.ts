import { type Selectable, sql } from 'kysely';
import type { MailState } from '#contract/mail.ts';
import type { Queryable } from '../../server/database/connection.ts';
import type { Schema } from '../../server/database/schema.ts';
import { newId } from '../../server/new-id.ts';
import type { NewMail } from './new-mail.ts';

export type MailRow = Selectable<Schema['mails']>;

export interface MailToStore {
  mail: NewMail;
  state: MailRow['state'];
  privateLink: Buffer | null;
}

/** Ids in the order of the mails; null where there is one with the same dedupe key already. */
export async function insertMails(db: Queryable, mails: readonly MailToStore[], now: Date): Promise<(string | null)[]> {
  const rows = mails.map((each) => ({ id: newId(), ...each }));
  const all = <Value>(pick: (row: (typeof rows)[number]) => Value): Value[] => rows.map(pick);
  // Arrays, so that the statement is the same for any number of mails and stays prepared.
  const { rows: inserted } = await sql<{ id: string }>`
    INSERT INTO mails (id, workspace_id, kind, to_address, member_id, alert_id, conversation_id, subject, html, text,
      private_link, dedupe_key, state, next_attempt_at, created_at, queued_at)
    SELECT n.*, ${now}::timestamptz, ${now}::timestamptz
    FROM unnest(
      ${all(({ id }) => id)}::uuid[], ${all(({ mail }) => mail.workspaceId)}::uuid[], ${all(({ mail }) => mail.kind)}::text[],
      ${all(({ mail }) => mail.to)}::text[], ${all(({ mail }) => mail.memberId)}::uuid[],
      ${all(({ mail }) => mail.alertId)}::uuid[], ${all(({ mail }) => mail.conversationId)}::uuid[],
      ${all(({ mail }) => mail.subject)}::text[], ${all(({ mail }) => mail.html)}::text[],
      ${all(({ mail }) => mail.text)}::text[], ${all(({ privateLink }) => privateLink)}::bytea[],
      ${all(({ mail }) => mail.dedupeKey)}::text[], ${all(({ state }) => state)}::text[],
      ${all(({ mail, state }) => (state === 'queued' ? (mail.sendAfter ?? now) : null))}::timestamptz[]
    ) n
    ON CONFLICT ON CONSTRAINT mails_dedupe DO NOTHING
    RETURNING id
  `.execute(db);
  const known = new Set(inserted.map(({ id }) => id));
  return rows.map(({ id }) => (known.has(id) ? id : null));
}

/** Those of these mails that still wait to be sent. */
export async function findMailsToSend(db: Queryable, ids: readonly string[]): Promise<MailRow[]> {
  return db
    .selectFrom('mails')
    .selectAll()
    .where(sql<boolean>`id = ANY (${ids}::uuid[])`)
    .where('state', '=', 'queued')
    .execute();
}

/** What an attempt came to. */
export interface AttemptOutcome {
  state: MailState;
  detail: string;
  attempted: boolean;
  sentAt?: Date;
  nextAttemptAt?: Date;
}

export interface Attempt {
  mail: MailRow;
  outcome: AttemptOutcome;
}

/** Writes down what attempts came to. Answers whose were: not where another job has taken over, or it is settled already. */
export async function recordAttempts(db: Queryable, attempts: readonly Attempt[]): Promise<ReadonlySet<string>> {
  const all = <Value>(pick: (attempt: Attempt) => Value): Value[] => attempts.map(pick);
  const { rows } = await sql<{ id: string }>`
    UPDATE mails m SET
      state = o.state, detail = o.detail, sent_at = o.sent_at, next_attempt_at = o.next_attempt_at,
      attempts = m.attempts + o.attempted::int,
      private_link = CASE o.state WHEN 'sent' THEN NULL ELSE m.private_link END,
      -- A later try is a new job's.
      job_no = m.job_no + (o.state = 'queued')::int
    FROM unnest(
      ${all(({ mail }) => mail.id)}::uuid[], ${all(({ mail }) => mail.job_no)}::int[],
      ${all(({ outcome }) => outcome.state)}::text[], ${all(({ outcome }) => outcome.detail)}::text[],
      ${all(({ outcome }) => outcome.attempted)}::boolean[],
      ${all(({ outcome }) => outcome.sentAt ?? null)}::timestamptz[],
      ${all(({ outcome }) => outcome.nextAttemptAt ?? null)}::timestamptz[]
    ) o (id, job_no, state, detail, attempted, sent_at, next_attempt_at)
    WHERE m.id = o.id AND m.job_no = o.job_no AND m.state = 'queued'
    RETURNING m.id
  `.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** Puts a mail that came to rest back in line; null when it is not there, or is on its way or sent. */
export async function requeueMail(
  db: Queryable,
  mail: { workspaceId: string; id: string; now: Date },
): Promise<MailRow | null> {
  const row = await db
    .updateTable('mails')
    .set((set) => ({
      state: 'queued',
      detail: '',
      resent: true,
      queued_at: mail.now,
      next_attempt_at: mail.now,
      job_no: set('job_no', '+', 1),
    }))
    .where('id', '=', mail.id)
    .where('workspace_id', '=', mail.workspaceId)
    .where('state', 'in', ['kept', 'failed', 'skipped'])
    .where('emptied_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
  return row ?? null;
}

export async function findMail(db: Queryable, workspaceId: string, id: string): Promise<MailRow | undefined> {
  return db
    .selectFrom('mails')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
}
