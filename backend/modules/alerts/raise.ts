import type { Transaction } from 'kysely';
import type { RaisedAlert } from '#contract/alerts.ts';
import type { Clock } from '../../server/clock.ts';
import type { Database, Queryable } from '../../server/database/connection.ts';
import type { Schema } from '../../server/database/schema.ts';
import type { EventBus } from '../../server/events.ts';
import type { MailContent, MailService } from '../mail/index.ts';
import { writeMail } from '../mail/index.ts';
import type { Fact, RaisedFact } from './fact.ts';
import { describeMail } from './letters.ts';
import { isConcerned } from './rules/decide-audience.ts';
import { decideEmail, type EmailDecision } from './rules/decide-email.ts';
import { excerptAround } from './rules/excerpt.ts';
import { findChoice, isQuiet } from './rules/preferences.ts';
import { type EmailDelivery, insertAlert, saveEmailDeliveries } from './store/alert-store.ts';
import { type Recipient, readRecipients } from './store/audience.ts';
import { isRepeated, readMailedWords } from './store/mailed-words.ts';
import { readSubject, type Subject } from './store/read-subject.ts';
import { noteReceipts } from './store/receipts.ts';

export interface RaiseDeps {
  db: Database;
  clock: Clock;
  events: EventBus;
  mail: Pick<MailService, 'queue' | 'sendSoon'>;
  /** An origin without a trailing slash. */
  publicUrl: string;
}

export type Teller = ReturnType<typeof createTeller>;

/** Turns a fact into an alert, and an alert into mails; each with its mails in one transaction. */
export function createTeller({ db, clock, events, mail, publicUrl }: RaiseDeps) {
  return {
    /** True when this call raised it: of any number that notice the same fact, one does. */
    async raise(fact: Fact): Promise<boolean> {
      const now = clock.now();
      const raised = await db.transaction().execute(async (tx) => {
        const alertId = await insertAlert(tx, fact, now);
        if (alertId === null) return null;
        const alert = { ...fact, alertId, raisedAt: now };
        const letter = createLetter(tx, alert);
        const recipients = (await readRecipients(tx, alertId, null)).filter((each) => concerns(alert, each));
        const mailed = fact.kind === 'keyword' ? await readMailedWords(tx, alert) : new Map();
        const deliveries: EmailDelivery[] = [];
        for (const recipient of recipients) {
          const decision = isRepeated(alert, mailed.get(recipient.memberId))
            ? JUST_MAILED
            : decide(alert, recipient, now);
          deliveries.push(await deliver(tx, alert, recipient, decision, letter));
        }
        await saveEmailDeliveries(tx, alertId, deliveries);
        await noteReceipts(tx, [fact.about]);
        const push = isPushed(fact) ? presentRaised(alert, await letter.subject()) : null;
        return { push, memberIds: recipients.map(({ memberId }) => memberId) };
      });
      if (raised === null) return false;
      mail.sendSoon();
      if (raised.push) events.emit('alert.raised', { memberIds: raised.memberIds, alert: raised.push });
      return true;
    },

    /** Decides again about one recipient whose mail was put off, and whose alert still stands. */
    async tellOne(tx: Transaction<Schema>, alert: RaisedFact, memberId: string): Promise<void> {
      const now = clock.now();
      const [recipient] = await readRecipients(tx, alert.alertId, memberId);
      if (!recipient) return;
      const decision: EmailDecision = concerns(alert, recipient)
        ? decide(alert, recipient, now)
        : { mail: 'no', reason: 'No longer told of such alerts' };
      const delivery = await deliver(tx, alert, recipient, decision, createLetter(tx, alert));
      await saveEmailDeliveries(tx, alert.alertId, [delivery]);
    },
  };

  async function deliver(
    tx: Transaction<Schema>,
    alert: RaisedFact,
    { memberId, email }: Recipient,
    decision: EmailDecision,
    letter: Letter,
  ): Promise<EmailDelivery> {
    const at = clock.now();
    switch (decision.mail) {
      case 'no':
        return { memberId, at, outcome: { state: 'not_sent', reason: decision.reason } };
      case 'later':
        return { memberId, at, outcome: { state: 'waiting', dueAt: decision.at } };
      case 'now': {
        const queued = await mail.queue(tx, {
          ...(await letter.content()),
          workspaceId: alert.workspaceId,
          kind: alert.kind,
          to: email,
          memberId,
          alertId: alert.alertId,
          conversationId: alert.conversationId,
          dedupeKey: `${alert.alertId}:${memberId}`,
        });
        if (!queued) throw new Error('an alert was mailed before');
        return { memberId, at, outcome: { state: 'mailed', mailId: queued.id, onlyIfUnseen: decision.onlyIfUnseen } };
      }
    }
  }

  /** Read and written at most once, and only if anybody is told. */
  function createLetter(tx: Queryable, alert: RaisedFact): Letter {
    let subject: Promise<Subject> | undefined;
    let content: Promise<MailContent> | undefined;
    const readOnce = () => (subject ??= readSubject(tx, alert));
    return {
      subject: readOnce,
      content: () =>
        (content ??= readOnce().then((read) => writeMail(describeMail(alert, read, { publicUrl, now: clock.now() })))),
    };
  }
}

const JUST_MAILED: EmailDecision = { mail: 'no', reason: 'Mailed about these words a moment ago' };

interface Letter {
  subject(): Promise<Subject>;
  content(): Promise<MailContent>;
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
