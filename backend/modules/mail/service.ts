import type { Transaction } from 'kysely';
import type { Clock } from '../../server/clock.ts';
import type { Database } from '../../server/database/connection.ts';
import { isDatabaseUnavailable } from '../../server/database/faults.ts';
import type { Schema } from '../../server/database/schema.ts';
import type { EventBus } from '../../server/events.ts';
import type { Jobs } from '../../server/jobs.ts';
import type { Logger } from '../../server/log.ts';
import { createDelivery } from './delivery.ts';
import { createRouteFinder } from './find-server.ts';
import { createMailQueue } from './jobs.ts';
import { parseSmtpUrl } from './mail-server.ts';
import type { NewMail, QueuedMail, SendVerdict, WaitingMail } from './new-mail.ts';
import { createOutbox } from './outbox.ts';
import { createPasswordBox } from './password-box.ts';
import { createMailSettings } from './settings.ts';
import { insertMail } from './store.ts';
import { MAIL_TIMING, type MailTiming } from './timing.ts';
import { createMailer } from './transport/mailer.ts';
import { createProbe } from './transport/probe.ts';
import type { TrustOptions } from './transport/smtp-options.ts';

export interface MailDeps {
  db: Database;
  jobs: Jobs;
  clock: Clock;
  events: EventBus;
  log: Pick<Logger, 'error' | 'warn' | 'info'>;
  /** An origin without a trailing slash. */
  publicUrl: string;
  /** SMTP_URL; it goes before what owners store. */
  smtpUrl: string | null;
  /** 256 random bits from DATA_DIR's secrets. */
  secret: Uint8Array;
  /** Asked right before each attempt: the reason for a mail may have gone since it was queued. */
  mayStillSend(mail: WaitingMail): Promise<SendVerdict>;
  /** Tests that cannot wait, or have a mail server with a certificate of their own. */
  timing?: Partial<MailTiming>;
  trust?: TrustOptions;
}

export type MailService = ReturnType<typeof createMailService>;

/** Mail: written down with the fact it tells, sent by jobs, and what became of it. */
export function createMailService(deps: MailDeps) {
  const { db, clock, log, publicUrl, smtpUrl, secret } = deps;
  const box = createPasswordBox(secret);
  const routes = createRouteFinder({ environment: smtpUrl === null ? null : parseSmtpUrl(smtpUrl), box, publicUrl });
  const reach = { publicUrl, timing: { ...MAIL_TIMING, ...deps.timing }, trust: deps.trust ?? {} };
  const mailer = createMailer(reach);
  const deliver = createDelivery({
    ...deps,
    timing: reach.timing,
    routes,
    mailer,
    box,
    addJob: (...job) => queue.add(...job),
  });
  const queue = createMailQueue(deps.jobs, {
    run: deliver,
    onError(error) {
      // The workers look twice a second, and that the database is away is told where it is noticed first.
      if (!isDatabaseUnavailable(error)) log.error({ err: error }, 'a mail job failed; it will be tried again');
    },
  });

  return {
    settings: createMailSettings({
      db,
      clock,
      box,
      routes,
      publicUrl,
      probe: createProbe(reach),
      startJobs: () => deps.jobs.start(),
    }),
    outbox: createOutbox({ db, clock, jobs: deps.jobs, queue, routes }),

    /**
     * Writes a mail down, and the job that sends it, both with the caller's transaction. Null when one with the same
     * `dedupeKey` is there already. Nothing is sent before the commit; call `sendSoon` after it.
     */
    async queue(tx: Transaction<Schema>, mail: NewMail): Promise<QueuedMail | null> {
      const { server } = await routes.find(tx, mail.workspaceId);
      const now = clock.now();
      const state = server ? 'queued' : 'kept';
      const privateLink = mail.privateLink === undefined ? null : box.seal(mail.workspaceId, mail.privateLink);
      const id = await insertMail(tx, mail, { state, privateLink, now });
      if (id === null) return null;
      const afterMs = mail.sendAfter ? mail.sendAfter.getTime() - now.getTime() : 0;
      if (state === 'queued') await queue.add(tx, { mailId: id, jobNo: 0 }, afterMs);
      return { id, state };
    },

    /** Due mails go out now instead of within half a second. Costs one look at the database. */
    sendSoon(): void {
      queue.wake();
    },

    /** Whether a workspace's mail leaves the house; where not, it is kept. */
    async hasServer(workspaceId: string): Promise<boolean> {
      return (await routes.find(db, workspaceId)).server !== null;
    },

    /** Starts sending, where a server is set; otherwise that waits until one is. */
    async start(): Promise<void> {
      if (await routes.existsAny(db)) await deps.jobs.start();
    },

    /** Cuts the connections to mail servers; whoever owns the jobs has stopped them before. */
    stop(): void {
      mailer.close();
    },
  };
}
