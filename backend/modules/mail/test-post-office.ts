import { randomBytes } from 'node:crypto';
import pino from 'pino';
import { emailSchema } from '#contract/primitives.ts';
import { type Clock, systemClock } from '../../server/clock.ts';
import { createEventBus, type DomainEvents } from '../../server/events.ts';
import { createJobs } from '../../server/jobs.ts';
import { buildWorkspace } from '../../test-support/factories.ts';
import { createTestDatabase } from '../../test-support/test-database.ts';
import { createMailService, type MailDeps, type NewMail } from './index.ts';

export type TestPostOffice = Awaited<ReturnType<typeof openPostOffice>>;

/** The mail module on a database of its own; `open` again for another process on the same database. */
export async function openPostOffice() {
  const database = await createTestDatabase();
  const { db, pool } = database;
  const workspace = await buildWorkspace(db);
  const secret = randomBytes(32);
  const errors: unknown[] = [];
  const log = pino({ level: 'silent' });
  const running = new Set<() => Promise<void>>();

  async function open(change: Partial<MailDeps> & { clock?: Clock } = {}) {
    const changes: DomainEvents['mail.changed'][] = [];
    const events = createEventBus((error) => errors.push(error));
    events.on('mail.changed', (event) => {
      changes.push(event);
    });
    const jobs = createJobs({ pool, onError: (error) => errors.push(error) });
    const mails = createMailService({
      db,
      jobs,
      clock: systemClock,
      events,
      log: { ...log, error: (problem: unknown) => errors.push(problem), warn: () => {}, info: () => {} } as typeof log,
      publicUrl: 'https://desk.example.com',
      smtpUrl: null,
      secret,
      mayStillSend: async (mails) => mails.map(() => ({ send: true })),
      ...change,
      timing: {
        firstRetry: 200,
        lastRetry: 800,
        connect: 1_000,
        greeting: 300,
        silence: 500,
        attempt: 1_000,
        ...change.timing,
      },
    });
    const stop = async (): Promise<void> => {
      running.delete(stop);
      await jobs.stop(2_000);
      mails.stop();
    };
    running.add(stop);
    await mails.start();
    return {
      mails,
      changes,
      /** Writes a mail down as whoever raises an alert does. */
      async queue(given: Partial<NewMail> = {}) {
        const queued = await db.transaction().execute((tx) => mails.queue(tx, { ...letter(workspace.id), ...given }));
        mails.sendSoon();
        return queued;
      },
      stop,
    };
  }

  return {
    db,
    pool,
    workspaceId: workspace.id,
    errors,
    open,
    /** The stored mail as it is now. */
    async row(id: string | undefined) {
      return db
        .selectFrom('mails')
        .selectAll()
        .where('id', '=', id ?? '')
        .executeTakeFirstOrThrow();
    },
    async states() {
      const rows = await db.selectFrom('mails').select(['state']).orderBy('created_at').orderBy('id').execute();
      return rows.map(({ state }) => state);
    },
    async close() {
      for (const stop of running) await stop();
      await database.drop();
    },
  };
}

let count = 0;

function letter(workspaceId: string): NewMail {
  count += 1;
  return {
    workspaceId,
    kind: 'test',
    to: emailSchema.parse(`person${count}@example.org`),
    memberId: null,
    alertId: null,
    conversationId: null,
    subject: `Mail ${count}`,
    html: `<p>Mail ${count}</p>`,
    text: `Mail ${count}`,
    dedupeKey: `test:${count}`,
  };
}
