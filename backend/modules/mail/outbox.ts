import { sql } from 'kysely';
import type { z } from 'zod';
import type { listMailsQuerySchema, Mail, MailDetail, MailState, mailListSchema } from '#contract/mail.ts';
import { fail, type Result, succeed } from '#contract/result.ts';
import { readTimeCursor, writeTimeCursor } from '#contract/time-cursor.ts';
import type { Clock } from '../../server/clock.ts';
import type { Database } from '../../server/database/connection.ts';
import type { Jobs } from '../../server/jobs.ts';
import type { RouteFinder } from './find-server.ts';
import type { MailQueue } from './jobs.ts';
import { findMail, type MailRow, requeueMail } from './store.ts';

type Query = z.output<typeof listMailsQuerySchema>;

const NOT_THERE = 'This mail is not there.';
const COLUMNS = ['id', 'kind', 'to_address', 'subject', 'state', 'attempts', 'detail'] as const;
const INSTANTS = ['created_at', 'sent_at', 'next_attempt_at'] as const;

/** What became of each mail, for those who look after the workspace. */
export function createOutbox(deps: {
  db: Database;
  clock: Clock;
  jobs: Pick<Jobs, 'start'>;
  queue: MailQueue;
  routes: RouteFinder;
}) {
  const { db, clock, jobs, queue, routes } = deps;

  return {
    /** Newest first. */
    async list(workspaceId: string, query: Query): Promise<Result<z.output<typeof mailListSchema>>> {
      const after = query.cursor === undefined ? null : readTimeCursor(query.cursor);
      if (after === undefined) return fail('invalid', 'is not a cursor of this list', { field: 'cursor' });
      let rows = db
        .selectFrom('mails')
        .select([...COLUMNS, ...INSTANTS])
        .where('workspace_id', '=', workspaceId);
      if (query.state !== 'all') rows = rows.where('state', '=', query.state);
      if (after) rows = rows.where(sql<boolean>`(created_at, id) < (${after.at}::timestamptz, ${after.id}::uuid)`);
      const [found, counts] = await Promise.all([
        rows
          .orderBy('created_at', 'desc')
          .orderBy('id', 'desc')
          .limit(query.limit + 1)
          .execute(),
        countByState(workspaceId),
      ]);
      const page = found.slice(0, query.limit);
      const last = found.length > query.limit ? page.at(-1) : undefined;
      return succeed({
        mails: page.map(present),
        counts,
        nextCursor: last ? writeTimeCursor({ at: last.created_at, id: last.id }) : null,
      });
    },

    async get(workspaceId: string, id: string): Promise<Result<MailDetail>> {
      const row = await findMail(db, workspaceId, id);
      return row ? succeed({ ...present(row), text: row.text, html: row.html }) : fail('not_found', NOT_THERE);
    },

    /** Sends a mail that came to rest now, whether its reason still stands or not. */
    async resend(workspaceId: string, id: string): Promise<Result<Mail>> {
      const known = await findMail(db, workspaceId, id);
      if (!known) return fail('not_found', NOT_THERE);
      const { server } = await routes.find(db, workspaceId);
      if (!server) return fail('wrong_state', 'No mail server is set. Set one first, then send it again.');
      await jobs.start();
      const row = await db.transaction().execute(async (tx) => {
        const queued = await requeueMail(tx, { workspaceId, id, now: clock.now() });
        if (queued) await queue.add(tx, { mailId: id, jobNo: queued.job_no }, 0);
        return queued;
      });
      if (!row) {
        const isEmpty = known.emptied_at !== null;
        return fail('wrong_state', isEmpty ? 'What it said has been removed.' : 'It is on its way, or sent already.');
      }
      queue.wake();
      return succeed(present(row));
    },
  };

  async function countByState(workspaceId: string): Promise<Record<MailState, number>> {
    const rows = await db
      .selectFrom('mails')
      .select(['state', sql<number>`count(*)::int`.as('count')])
      .where('workspace_id', '=', workspaceId)
      .groupBy('state')
      .execute();
    const none = { kept: 0, queued: 0, sent: 0, failed: 0, skipped: 0 };
    return { ...none, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) };
  }
}

type ListedRow = Pick<MailRow, (typeof COLUMNS)[number] | (typeof INSTANTS)[number]>;

function present(row: ListedRow): Mail {
  return {
    id: row.id,
    kind: row.kind,
    to: row.to_address,
    subject: row.subject,
    state: row.state,
    attempts: row.attempts,
    detail: row.detail,
    createdAt: row.created_at.toISOString(),
    sentAt: row.sent_at?.toISOString() ?? null,
    nextAttemptAt: row.next_attempt_at?.toISOString() ?? null,
  };
}
