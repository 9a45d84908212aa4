import type { Transaction } from 'kysely';
import type { Clock } from '../../server/clock.ts';
import type { Database } from '../../server/database/connection.ts';
import { isDatabaseUnavailable } from '../../server/database/faults.ts';
import type { Schema } from '../../server/database/schema.ts';
import type { EventBus } from '../../server/events.ts';
import { createManners } from '../../server/give-way.ts';
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
import { insertMails, type MailToStore } from './store.ts';
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
  /** Asked right before each attempt, of all mails of a batch: their reasons may have gone since. Answers in their order. */
  mayStillSend(mails: readonly WaitingMail[]): Promise<SendVerdict[]>;
  /** Tests that cannot wait, or have a mail server with a certificate of their own. */
  timing?: Partial<MailTiming>;
  trust?: TrustOptions;
}

/** Mails leave so far from each other while people chat, or composing them would be one long piece of work. */
const REST_MS = 3;

export type MailService = ReturnType<typeof createMailService>;

/** Mail: written down with the fact it tells, sent by jobs, and what became of it. */
export function createMailService(deps: MailDeps) {
  const { db, clock, log, publicUrl, smtpUrl, secret } = deps;
  const box = createPasswordBox(secret);
  const routes = createRouteFinder({ environment: smtpUrl === null ? null : parseSmtpUrl(smtpUrl), box, publicUrl });
  const reach = { publicUrl, timing: { ...MAIL_TIMING, ...deps.timing }, trust: deps.trust ?? {} };
  const mailer = createMailer(reach);
  const manners = createManners({ times: 1, mostMs: REST_MS });
  const unwatch = manners.watch(deps.events);
  const deliver = createDelivery({
    ...deps,
    timing: reach.timing,
    rest: () => manners.giveWay(REST_MS),
    routes,
    mailer,
    box,
    addJobs: (...jobs) => queue.addAll(...jobs),
  });
  const queue = createMailQueue(deps.jobs, {
    run: deliver,
    onError(error) {
      // The workers look every few seconds, and that the database is away is told where it is noticed first.
      if (!isDatabaseUnavailable(error)) log.error({ err: error }, 'a mail job failed; it will be tried again');
    },
  });

  /** Each is one statement, however many mails there are. */
  async function queueAll(tx: Transaction<Schema>, mails: readonly NewMail[]): Promise<(QueuedMail | null)[]> {
    if (mails.length === 0) return [];
    const routeOf = await routes.findAll(
      tx,
      mails.map(({ workspaceId }) => workspaceId),
    );
    const now = clock.now();
    const toStore = mails.map((mail): MailToStore & Pick<QueuedMail, 'state'> => ({
      mail,
      state: routeOf(mail.workspaceId).server ? 'queued' : 'kept',
      privateLink: mail.privateLink === undefined ? null : box.seal(mail.workspaceId, mail.privateLink),
    }));
    const ids = await insertMails(tx, toStore, now);
    const jobs = toStore.flatMap(({ mail, state }, index) => {
      const mailId = ids[index] ?? null;
      if (mailId === null || state !== 'queued') return [];
      const afterMs = mail.sendAfter ? mail.sendAfter.getTime() - now.getTime() : 0;
      return [{ data: { mailId, jobNo: 0 }, afterMs }];
    });
    if (jobs.length > 0) await queue.addAll(tx, jobs);
    return toStore.map(({ state }, index) => {
      const id = ids[index] ?? null;
      return id === null ? null : { id, state };
    });
  }

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
      const [queued] = await queueAll(tx, [mail]);
      return queued ?? null;
    },

    /** Several at once, answered in their order. */
    queueAll,

    /** Due mails go out now instead of at the next look. Costs one look at the database. */
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
      unwatch();
      mailer.close();
    },
  };
}
