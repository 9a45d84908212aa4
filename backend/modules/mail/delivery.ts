import type { Transaction } from 'kysely';
import type { Clock } from '../../server/clock.ts';
import type { Database } from '../../server/database/connection.ts';
import type { Schema } from '../../server/database/schema.ts';
import type { EventBus } from '../../server/events.ts';
import { createBatches } from '../../server/in-batches.ts';
import { createLines } from '../../server/in-line.ts';
import type { NewJob } from '../../server/jobs.ts';
import type { MailRoute, RouteFinder } from './find-server.ts';
import type { MailJob } from './jobs.ts';
import type { SendVerdict, WaitingMail } from './new-mail.ts';
import type { PasswordBox } from './password-box.ts';
import { fillPrivateLink } from './private-link.ts';
import { type Attempt, type AttemptOutcome, findMailsToSend, type MailRow, recordAttempts } from './store.ts';
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
  /** Taken before each mail, one after the other, while people chat. */
  rest(): Promise<void>;
  mayStillSend(mails: readonly WaitingMail[]): Promise<SendVerdict[]>;
  addJobs(tx: Transaction<Schema>, jobs: readonly NewJob<MailJob>[]): Promise<void>;
}

/**
 * One attempt at one mail. Running a job twice does no harm: what is settled, or has got a newer job, is left alone. Throws
 * only when the database is away; the job is then given out again.
 */
export function createDelivery(deps: DeliveryDeps): (job: MailJob) => Promise<void> {
  const { db, clock, events, routes, mailer, box, timing, mayStillSend, addJobs } = deps;
  const inLine = createLines();
  /** Taken by the mail server, but the database could not be told yet: must never be handed over again. */
  const takenAt = new Map<string, Date>();

  // Mail servers are waited for side by side; the database is asked for several mails together, or a burst of mails would
  // be a burst of statements, and take its connections from the chats for a moment.
  const prepare = createBatches(prepareAll, { gatherMs: 0, most: MOST_AT_ONCE });
  const record = createBatches(recordAll, { gatherMs: GATHER_MS, most: MOST_AT_ONCE });

  return async function deliver(job) {
    const prepared = await prepare(job);
    if (!prepared) return;
    const { mail } = prepared;
    if (!('outcome' in prepared)) await inLine('rests', deps.rest);
    const outcome = 'outcome' in prepared ? prepared.outcome : await handOver(mail, prepared.route);
    await record({ mail, outcome });
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

  async function prepareAll(jobs: readonly MailJob[]): Promise<(Prepared | null)[]> {
    const mails = await findMailsToSend(db, jobs.map(mailOf));
    const asked = mails.filter((mail) => !takenAt.has(mail.id) && !mail.resent);
    const verdicts = asked.length === 0 ? [] : await mayStillSend(asked.map(toWaitingMail));
    const reasons = new Map(
      asked.flatMap(({ id }, index) => {
        const verdict = verdicts[index];
        return verdict?.send === false ? [[id, verdict.reason] as const] : [];
      }),
    );
    const leaving = mails.filter(({ id }) => !takenAt.has(id) && !reasons.has(id));
    const routeOf = leaving.length === 0 ? null : await routes.findAll(db, leaving.map(workspaceOf));
    const prepared = new Map(
      mails.map((mail): [string, Prepared] => {
        const already = takenAt.get(mail.id);
        if (already) return [mail.id, { mail, outcome: sent(already) }];
        const detail = reasons.get(mail.id);
        if (detail === undefined && routeOf) return [mail.id, { mail, route: routeOf(mail.workspace_id) }];
        return [mail.id, { mail, outcome: { state: 'skipped', detail: detail ?? '', attempted: false } }];
      }),
    );
    return jobs.map(({ mailId, jobNo }) => {
      const found = prepared.get(mailId);
      // A job from before has nothing to send.
      if (found?.mail.job_no !== jobNo) return null;
      // Nor has the same one, should it be there twice.
      prepared.delete(mailId);
      return found;
    });
  }

  async function recordAll(attempts: readonly Attempt[]): Promise<null[]> {
    if (attempts.every(({ outcome }) => !outcome.nextAttemptAt)) await recordAttempts(db, attempts);
    else await db.transaction().execute((tx) => recordWithNext(tx, attempts));
    return attempts.map(() => null);
  }

  /** With the jobs of the attempts that come next. */
  async function recordWithNext(tx: Transaction<Schema>, attempts: readonly Attempt[]): Promise<void> {
    const recorded = await recordAttempts(tx, attempts);
    const now = clock.now().getTime();
    const jobs = attempts.flatMap(({ mail, outcome: { nextAttemptAt } }) =>
      nextAttemptAt && recorded.has(mail.id)
        ? [{ data: { mailId: mail.id, jobNo: mail.job_no + 1 }, afterMs: nextAttemptAt.getTime() - now }]
        : [],
    );
    if (jobs.length > 0) await addJobs(tx, jobs);
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

/** Mails that end within so long of each other are noted together. */
const GATHER_MS = 10;
const MOST_AT_ONCE = 50;

/** What is known of a mail before any mail server is asked: what became of it already, or the way it takes. */
type Prepared = { mail: MailRow } & ({ outcome: AttemptOutcome } | { route: MailRoute });

const mailOf = ({ mailId }: MailJob): string => mailId;
const workspaceOf = ({ workspace_id }: MailRow): string => workspace_id;

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
