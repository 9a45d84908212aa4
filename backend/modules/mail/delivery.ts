import type { Transaction } from 'kysely';
import type { Clock } from '../../server/clock.ts';
import type { Database } from '../../server/database/connection.ts';
import type { Schema } from '../../server/database/schema.ts';
import type { EventBus } from '../../server/events.ts';
import { createLines } from '../../server/in-line.ts';
import type { MailRoute, RouteFinder } from './find-server.ts';
import type { MailJob } from './jobs.ts';
import type { SendVerdict, WaitingMail } from './new-mail.ts';
import type { PasswordBox } from './password-box.ts';
import { fillPrivateLink } from './private-link.ts';
import { type AttemptOutcome, findMailToSend, type MailRow, recordAttempt } from './store.ts';
import { type MailTiming, retryDelay } from './timing.ts';
import type { Mailer } from './transport/mailer.ts';

export interface DeliveryDeps {
  db: Database;
  clock: Clock;
  events: EventBus;
  routes: RouteFinder;
  mailer: Mailer;
  box: PasswordBox;
  timing: MailTiming;
  mayStillSend(mail: WaitingMail): Promise<SendVerdict>;
  addJob(tx: Transaction<Schema>, job: MailJob, afterMs: number): Promise<void>;
}

/**
 * One attempt at one mail. Running a job twice does no harm: what is settled, or has got a newer job, is left alone. Throws
 * only when the database is away; the job is then given out again.
 */
export function createDelivery(deps: DeliveryDeps): (job: MailJob) => Promise<void> {
  const { db, clock, events, routes, mailer, box, timing, mayStillSend, addJob } = deps;
  /** Taken by the mail server, but the database could not be told yet: must never be handed over again. */
  const takenAt = new Map<string, Date>();

  // Mail servers are waited for side by side; the database is asked by one mail at a time, or a burst of mails would take all
  // its connections from the chats for a moment.
  const inLine = createLines();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => inLine('database', work);

  return async function deliver(job) {
    const prepared = await inTurn(() => prepare(job));
    if (!prepared) return;
    const { mail } = prepared;
    const outcome = 'outcome' in prepared ? prepared.outcome : await handOver(mail, prepared.route);
    await inTurn(() => record(mail, outcome));
    takenAt.delete(mail.id);
    events.emit('mail.changed', {
      workspaceId: mail.workspace_id,
      mailId: mail.id,
      kind: mail.kind,
      alertId: mail.alert_id,
      memberId: mail.member_id,
      state: outcome.state,
      detail: outcome.detail,
    });
  };

  async function prepare(job: MailJob): Promise<Prepared | null> {
    const mail = await findMailToSend(db, job);
    if (!mail) return null;
    const already = takenAt.get(mail.id);
    if (already) return { mail, outcome: sent(already) };
    const verdict: SendVerdict = mail.resent ? { send: true } : await mayStillSend(toWaitingMail(mail));
    if (!verdict.send) return { mail, outcome: { state: 'skipped', detail: verdict.reason, attempted: false } };
    return { mail, route: await routes.find(db, mail.workspace_id) };
  }

  async function record(mail: MailRow, outcome: AttemptOutcome): Promise<void> {
    const { nextAttemptAt } = outcome;
    if (!nextAttemptAt) {
      await recordAttempt(db, mail, outcome);
      return;
    }
    await db.transaction().execute(async (tx) => {
      if (!(await recordAttempt(tx, mail, outcome))) return;
      const afterMs = nextAttemptAt.getTime() - clock.now().getTime();
      await addJob(tx, { mailId: mail.id, jobNo: mail.job_no + 1 }, afterMs);
    });
  }

  async function handOver(mail: MailRow, { server, sender }: MailRoute): Promise<AttemptOutcome> {
    if (!server) return { state: 'kept', detail: '', attempted: false };
    const words = wordsOf(mail);
    if (!words) return { state: 'failed', detail: 'Its link can no longer be read. Make a new one.', attempted: false };
    const failure = await mailer.send(server, sender, {
      id: mail.id,
      to: mail.to_address,
      conversationId: mail.conversation_id,
      date: mail.queued_at,
      subject: mail.subject,
      ...words,
    });
    if (failure === null) {
      const now = clock.now();
      takenAt.set(mail.id, now);
      return sent(now);
    }
    const nextAttemptAt = new Date(clock.now().getTime() + retryDelay(mail.attempts + 1, timing));
    const isOver = failure.permanent || nextAttemptAt.getTime() - mail.queued_at.getTime() > timing.giveUp;
    if (isOver) return { state: 'failed', detail: failure.detail, attempted: true };
    return { state: 'queued', detail: failure.detail, attempted: true, nextAttemptAt };
  }

  /** Null when its private link was sealed with other secrets. */
  function wordsOf({ workspace_id, html, text, private_link }: MailRow): { html: string; text: string } | null {
    if (private_link === null) return { html, text };
    const link = box.open(workspace_id, private_link);
    return link === null ? null : fillPrivateLink({ html, text }, link);
  }
}

/** What is known of a mail before any mail server is asked: what became of it already, or the way it takes. */
type Prepared = { mail: MailRow } & ({ outcome: AttemptOutcome } | { route: MailRoute });

function sent(sentAt: Date): AttemptOutcome {
  return { state: 'sent', detail: '', attempted: true, sentAt };
}

function toWaitingMail(mail: MailRow): WaitingMail {
  return {
    id: mail.id,
    workspaceId: mail.workspace_id,
    kind: mail.kind,
    to: mail.to_address,
    memberId: mail.member_id,
    alertId: mail.alert_id,
    conversationId: mail.conversation_id,
  };
}
