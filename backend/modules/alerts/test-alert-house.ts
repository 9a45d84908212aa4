import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Transaction } from 'kysely';
import type { AlertKind, AlertPreferences } from '#contract/alerts.ts';
import type { MailKind } from '#contract/mail.ts';
import type { Database } from '../../server/database/connection.ts';
import type { Schema } from '../../server/database/schema.ts';
import type { DomainEvents } from '../../server/events.ts';
import { newId } from '../../server/new-id.ts';
import { buildChatbot, buildMember, buildVisitor } from '../../test-support/factories.ts';
import { openRoutingHouse } from '../../test-support/routing-house.ts';
import { createTestClock, type TestClock } from '../../test-support/test-clock.ts';
import { createTestDatabase } from '../../test-support/test-database.ts';
import { createContactService } from '../contact/index.ts';
import type { Actor } from '../handoff/index.ts';
import type { NewMail } from '../mail/index.ts';
import { createAlertService } from './index.ts';
import { DEFAULT_PREFERENCES } from './rules/preferences.ts';

export type AlertHouse = Awaited<ReturnType<typeof openAlertHouse>>;

/**
 * One server with everything that alerts follow from; open it again on the same database for a restart, or twice for two
 * servers. Mail is written down for real and carried by hand (`post`).
 */
export async function openAlertHouse(db: Database, clock: TestClock, { isSecond = false } = {}) {
  const house = openRoutingHouse(db, clock);
  const { events, conversations, handoffs, routing } = house;
  const faults: unknown[] = house.faults;
  const contact = createContactService({ db, clock, events });
  let refuses = (_mail: NewMail): boolean => false;
  const raised: DomainEvents['alert.raised'][] = [];
  events.on('alert.raised', (event) => {
    raised.push(event);
  });
  const alerts = createAlertService({
    db,
    clock,
    events,
    timers: clock,
    mail: {
      async queue(tx, mail) {
        if (refuses(mail)) throw new Error('no room for a mail');
        return writeDown(tx, mail, clock.now());
      },
      async queueAll(tx, mails) {
        const queued = [];
        for (const mail of mails) queued.push(await this.queue(tx, mail));
        return queued;
      },
      sendSoon: () => {},
    },
    publicUrl: 'https://desk.example.com',
    onError: (error) => faults.push(error),
  });
  // A start ends what is stored as connected: a second server must leave that to the first.
  if (!isSecond) await routing.start();

  return {
    ...house,
    clock,
    alerts,
    contact,
    faults,
    raised,

    /** All mail or none, or what is asked for. */
    refuseMail(refused: boolean | ((mail: NewMail) => boolean)): void {
      refuses = typeof refused === 'boolean' ? () => refused : refused;
    },

    /** The watch runs by itself from now on, as in a server. */
    start: () => alerts.start(),

    /** Time goes by, and whatever was set off by it is done. */
    async pass(ms: number): Promise<void> {
      // In steps: what runs at an instant looks at the database, and the next instant must wait for that.
      for (let left = ms; left > 0; ) {
        const step = Math.min(left, left === ms ? 100 : 1_000);
        clock.advance(step);
        left -= step;
        await this.settled();
      }
    },

    async settled(): Promise<void> {
      await house.settled();
      await alerts.idle();
      await events.settled();
    },

    /** Sends what waits in the outbox, after asking whether it may. Answers what was sent. */
    async post() {
      const waiting = await db.selectFrom('mails').where('state', '=', 'queued').orderBy('id').selectAll().execute();
      for (const mail of waiting) {
        const [verdict] = await alerts.mayStillSend([{ alertId: mail.alert_id, memberId: mail.member_id }]);
        const outcome =
          verdict?.send === false ? { state: 'skipped' as const, detail: verdict.reason } : { state: 'sent' as const };
        await db.updateTable('mails').set(outcome).where('id', '=', mail.id).execute();
      }
      return readMails(db);
    },

    /** Who waits for a person, and who has written since. */
    async say(conversationId: string, text: string): Promise<number> {
      const { visitor_id } = await db
        .selectFrom('conversations')
        .where('id', '=', conversationId)
        .select('visitor_id')
        .executeTakeFirstOrThrow();
      const sent = await conversations.sendFromVisitor({
        visitorId: visitor_id,
        conversationId,
        clientId: newId(),
        text,
      });
      if (!sent.ok) throw new Error(sent.error.message);
      // Others hear of it a turn after its author.
      await nextTurn();
      await this.settled();
      return sent.value.seq;
    },

    /** A chat that this agent has accepted. */
    async chat(agent: Actor, chatbotId: string): Promise<string> {
      const { handoffId, conversationId } = await house.request(chatbotId);
      const accepted = await handoffs.accept(agent, handoffId);
      if (!accepted.ok) throw new Error(accepted.error.message);
      await this.settled();
      return conversationId;
    },

    async leaveMessage(chatbotId: string, workspaceId: string, clientId: string = newId()): Promise<string> {
      const visitor = await buildVisitor(db, { chatbot_id: chatbotId });
      const words = { name: 'Vera', email: 'vera@example.test', text: 'Call me' };
      const from = { workspaceId, chatbotId, visitorId: visitor.id, conversationId: null, clientId };
      await contact.leave({ ...from, ...words });
      await this.settled();
      return visitor.id;
    },

    async stop(): Promise<void> {
      await alerts.stop();
      await house.close();
    },
  };
}

/** A company of its own with a chatbot and a server, whose clock stands. */
export async function openCompany() {
  const database = await createTestDatabase();
  const clock = createTestClock();
  const chatbot = await buildChatbot(database.db);
  const house = await openAlertHouse(database.db, clock);
  return { database, clock, house, chatbotId: chatbot.id, workspaceId: chatbot.workspace_id };
}

/** A colleague who is not at any console. */
export async function hire(db: Database, workspaceId: string, given: Parameters<typeof buildMember>[1] = {}) {
  const member = await buildMember(db, { workspace_id: workspaceId, ...given });
  return { memberId: member.id, workspaceId, name: member.name, email: member.email };
}

export async function prefer(
  db: Database,
  memberId: string,
  choices: Partial<AlertPreferences['choices']>,
  change: Partial<AlertPreferences> = {},
): Promise<void> {
  const preferences = { ...DEFAULT_PREFERENCES, ...change, choices: { ...DEFAULT_PREFERENCES.choices, ...choices } };
  await db
    .insertInto('alert_preferences')
    .values({ member_id: memberId, preferences: JSON.stringify(preferences) })
    .execute();
}

export interface ReadMail {
  kind: MailKind;
  to: string;
  state: string;
  detail: string;
  text: string;
}

/** The outbox, oldest first. */
export async function readMails(db: Database): Promise<ReadMail[]> {
  return db.selectFrom('mails').orderBy('id').select(['kind', 'to_address as to', 'state', 'detail', 'text']).execute();
}

export async function readAlerts(db: Database): Promise<{ kind: AlertKind; settled: boolean }[]> {
  const rows = await db.selectFrom('alerts').orderBy('id').select(['kind', 'settled_at']).execute();
  return rows.map(({ kind, settled_at }) => ({ kind, settled: settled_at !== null }));
}

async function writeDown(tx: Transaction<Schema>, mail: NewMail, now: Date) {
  const { workspaceId, kind, to, memberId, alertId, conversationId, subject, html, text, dedupeKey } = mail;
  const id = newId();
  await tx
    .insertInto('mails')
    .values({
      ...{ id, workspace_id: workspaceId, kind, to_address: to, member_id: memberId, alert_id: alertId },
      ...{ conversation_id: conversationId, subject, html, text, dedupe_key: dedupeKey, state: 'queued' },
      ...{ created_at: now, queued_at: now },
    })
    .execute();
  return { id, state: 'queued' as const };
}
