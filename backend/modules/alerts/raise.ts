import type { Transaction } from 'kysely';
import type { RaisedAlert } from '#contract/alerts.ts';
import type { Clock } from '../../server/clock.ts';
import type { Database } from '../../server/database/connection.ts';
import type { Schema } from '../../server/database/schema.ts';
import type { EventBus } from '../../server/events.ts';
import type { MailContent, MailService, NewMail } from '../mail/index.ts';
import { writeMail } from '../mail/index.ts';
import type { Fact, RaisedFact } from './fact.ts';
import { earliest } from './instants.ts';
import { describeMail } from './letters.ts';
import { isConcerned } from './rules/decide-audience.ts';
import { decideEmail, type EmailDecision } from './rules/decide-email.ts';
import { excerptAround } from './rules/excerpt.ts';
import { findChoice, isQuiet } from './rules/preferences.ts';
import { type EmailDelivery, insertAlerts, saveEmailDeliveries } from './store/alert-store.ts';
import { type Recipient, readRecipients } from './store/audience.ts';
import { isRepeated, readMailedWords } from './store/mailed-words.ts';
import { readSubjects, type Subject } from './store/read-subject.ts';
import { lockReceipts, noteReceipts } from './store/receipts.ts';

export interface RaiseDeps {
  db: Database;
  clock: Clock;
  events: EventBus;
  mail: Pick<MailService, 'queue' | 'queueAll' | 'sendSoon'>;
  /** An origin without a trailing slash. */
  publicUrl: string;
}

export type Teller = ReturnType<typeof createTeller>;

/** What raising came to. */
export interface Raised {
  /** When the first mail is due that waits for its alert being unseen; null = none waits. */
  nextMail: Date | null;
}

/** Turns facts into alerts, and alerts into mails, in one transaction; in as many statements for many as for one. */
export function createTeller({ db, clock, events, mail, publicUrl }: RaiseDeps) {
  return {
    /**
     * Of any number of servers that notice the same fact, one raises it. All or none of them are raised. Of keyword alerts
     * only one at a time: whether it is mailed depends on those before.
     */
    async raise(facts: readonly Fact[]): Promise<Raised> {
      const now = clock.now();
      const raised = await db.transaction().execute(async (tx) => {
        const alerts = await insertAlerts(tx, facts, now);
        if (alerts.length === 0) return { deliveries: [], pushes: [] };
        const recipientsOf = await readRecipients(tx, alerts.map(idOf), null);
        const decided: Decided[] = [];
        for (const alert of alerts) {
          const mailed = alert.kind === 'keyword' ? await readMailedWords(tx, alert) : new Map();
          for (const recipient of recipientsOf(alert.alertId).filter((each) => concerns(alert, each))) {
            const isRepeat = isRepeated(alert, mailed.get(recipient.memberId));
            decided.push({ alert, recipient, decision: isRepeat ? JUST_MAILED : decide(alert, recipient, now) });
          }
        }
        const pushed = alerts.filter(isPushed);
        const told = [...pushed, ...decided.filter(isMailed).map(({ alert }) => alert)];
        const subjects = await readSubjects(tx, [...new Set(told.map(idOf))]);
        const toNobody = alerts.some((alert) => !decided.some((each) => each.alert === alert));
        if (toNobody) await lockReceipts(tx, alerts.map(aboutOf));
        const deliveries = await carryOut(tx, decided, subjects);
        await noteReceipts(tx, alerts.map(aboutOf));
        const pushes = pushed.map((alert) => ({
          memberIds: decided.filter((each) => each.alert === alert).map(({ recipient }) => recipient.memberId),
          alert: presentRaised(alert, subjectOf(subjects, alert)),
        }));
        return { deliveries, pushes };
      });
      if (raised.deliveries.some(({ outcome }) => outcome.state === 'mailed')) mail.sendSoon();
      for (const push of raised.pushes) events.emit('alert.raised', push);
      const waits = raised.deliveries.map(({ outcome }) => (outcome.state === 'waiting' ? outcome.dueAt : null));
      return { nextMail: earliest(waits) };
    },

    /** Decides again about one recipient whose mail was put off, and whose alert still stands. */
    async tellOne(tx: Transaction<Schema>, alert: RaisedFact, memberId: string): Promise<void> {
      const now = clock.now();
      const [recipient] = (await readRecipients(tx, [alert.alertId], memberId))(alert.alertId);
      if (!recipient) return;
      const decision: EmailDecision = concerns(alert, recipient)
        ? decide(alert, recipient, now)
        : { mail: 'no', reason: 'No longer told of such alerts' };
      const subjects = await readSubjects(tx, decision.mail === 'now' ? [alert.alertId] : []);
      await carryOut(tx, [{ alert, recipient, decision }], subjects);
    },
  };

  /** Writes down the mails that are due now, and what becomes of all others. */
  async function carryOut(
    tx: Transaction<Schema>,
    decided: readonly Decided[],
    subjects: ReadonlyMap<string, Subject>,
  ): Promise<EmailDelivery[]> {
    const at = clock.now();
    const contents = new Map<string, MailContent>();
    const mails: NewMail[] = [];
    for (const { alert, recipient } of decided.filter(isMailed)) {
      const { alertId, workspaceId, kind, conversationId } = alert;
      const subject = subjectOf(subjects, alert);
      // Its recipients get the same words.
      const content = contents.get(alertId) ?? (await writeMail(describeMail(alert, subject, { publicUrl, now: at })));
      contents.set(alertId, content);
      const { email: to, memberId } = recipient;
      const dedupeKey = `${alertId}:${memberId}`;
      mails.push({ ...content, workspaceId, kind, to, memberId, alertId, conversationId, dedupeKey });
    }
    const queued = (await mail.queueAll(tx, mails)).values();
    const deliveries = decided.map(({ alert: { alertId }, recipient: { memberId }, decision }): EmailDelivery => {
      const who = { alertId, memberId, at };
      if (decision.mail === 'no') return { ...who, outcome: { state: 'not_sent', reason: decision.reason } };
      if (decision.mail === 'later') return { ...who, outcome: { state: 'waiting', dueAt: decision.at } };
      const mailId = queued.next().value?.id;
      if (mailId === undefined) throw new Error('an alert was mailed before');
      return { ...who, outcome: { state: 'mailed', mailId, onlyIfUnseen: decision.onlyIfUnseen } };
    });
    await saveEmailDeliveries(tx, deliveries);
    return deliveries;
  }
}

interface Decided {
  alert: RaisedFact;
  recipient: Recipient;
  decision: EmailDecision;
}

const JUST_MAILED: EmailDecision = { mail: 'no', reason: 'Mailed about these words a moment ago' };

const idOf = ({ alertId }: RaisedFact): string => alertId;
const aboutOf = ({ about }: RaisedFact): string => about;
const isMailed = ({ decision }: Decided): boolean => decision.mail === 'now';

function subjectOf(subjects: ReadonlyMap<string, Subject>, { alertId }: RaisedFact): Subject {
  const subject = subjects.get(alertId);
  if (!subject) throw new Error('an alert vanished while it was told');
  return subject;
}

function concerns({ kind, memberId }: RaisedFact, recipient: Recipient): boolean {
  return isConcerned({ kind, assignedMemberId: memberId }, recipient);
}

function decide({ kind, chatbotId, raisedAt }: RaisedFact, recipient: Recipient, now: Date): EmailDecision {
  const { preferences, hasConsole, seen } = recipient;
  const choice = findChoice(preferences, kind, chatbotId);
  return decideEmail({ kind, choice, quiet: isQuiet(preferences, now), hasConsole, seen, raisedAt, now });
}

/** Consoles know requests and messages from pushes of their own. */
function isPushed({ kind }: Fact): boolean {
  return kind === 'keyword' || kind === 'contact';
}

function presentRaised(alert: RaisedFact, subject: Subject): RaisedAlert {
  return {
    id: alert.alertId,
    kind: alert.kind === 'contact' ? 'contact' : 'keyword',
    conversationId: alert.conversationId,
    chatbotName: subject.chatbotName,
    visitorName: subject.visitorName,
    text: excerptAround(subject.texts.join('\n'), alert.words[0] ?? ''),
    words: alert.words,
    at: alert.raisedAt.toISOString(),
  };
}
