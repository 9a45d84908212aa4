import type { Selectable } from 'kysely';
import type { MailState } from '#contract/mail.ts';
import type { Queryable } from '../../server/database/connection.ts';
import type { Schema } from '../../server/database/schema.ts';
import { newId } from '../../server/new-id.ts';
import type { NewMail } from './new-mail.ts';

export type MailRow = Selectable<Schema['mails']>;

/** Null when there is one with the same dedupe key already. */
export async function insertMail(
  db: Queryable,
  mail: NewMail,
  { state, privateLink, now }: { state: MailRow['state']; privateLink: Buffer | null; now: Date },
): Promise<string | null> {
  const inserted = await db
    .insertInto('mails')
    .values({
      id: newId(),
      workspace_id: mail.workspaceId,
      kind: mail.kind,
      to_address: mail.to,
      member_id: mail.memberId,
      alert_id: mail.alertId,
      conversation_id: mail.conversationId,
      subject: mail.subject,
      html: mail.html,
      text: mail.text,
      private_link: privateLink,
      dedupe_key: mail.dedupeKey,
      state,
      created_at: now,
      queued_at: now,
      next_attempt_at: state === 'queued' ? (mail.sendAfter ?? now) : null,
    })
    .onConflict((conflict) => conflict.constraint('mails_dedupe').doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted?.id ?? null;
}

/** The mail that this job may send; undefined when it is from before, or nothing is left to send. */
export async function findMailToSend(db: Queryable, job: { mailId: string; jobNo: number }) {
  return db
    .selectFrom('mails')
    .selectAll()
    .where('id', '=', job.mailId)
    .where('job_no', '=', job.jobNo)
    .where('state', '=', 'queued')
    .executeTakeFirst();
}

/** What an attempt came to. */
export interface AttemptOutcome {
  state: MailState;
  detail: string;
  attempted: boolean;
  sentAt?: Date;
  nextAttemptAt?: Date;
}

/** Writes down what an attempt came to. False when another job has taken over, or it is settled already. */
export async function recordAttempt(
  db: Queryable,
  { id, job_no }: Pick<MailRow, 'id' | 'job_no'>,
  outcome: AttemptOutcome,
): Promise<boolean> {
  const { state, detail, attempted, sentAt = null, nextAttemptAt = null } = outcome;
  const updated = await db
    .updateTable('mails')
    .set((set) => ({
      state,
      detail,
      sent_at: sentAt,
      next_attempt_at: nextAttemptAt,
      attempts: attempted ? set('attempts', '+', 1) : set.ref('attempts'),
      private_link: state === 'sent' ? null : set.ref('private_link'),
      // A later try is a new job's.
      job_no: state === 'queued' ? set('job_no', '+', 1) : set.ref('job_no'),
    }))
    .where('id', '=', id)
    .where('job_no', '=', job_no)
    .where('state', '=', 'queued')
    .executeTakeFirst();
  return updated.numUpdatedRows > 0n;
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
