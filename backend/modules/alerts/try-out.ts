import type { RaisedAlert, TestMailOutcome } from '#contract/alerts.ts';
import { fail, type Result, succeed } from '#contract/result.ts';
import type { Clock, Timers } from '../../server/clock.ts';
import type { Database } from '../../server/database/connection.ts';
import type { EventBus } from '../../server/events.ts';
import { newId } from '../../server/new-id.ts';
import { type MailService, type QueuedMail, writeMail } from '../mail/index.ts';
import { DEFAULT_PREFERENCES, wantsMail } from './rules/preferences.ts';
import { readPreferences } from './store/settings-store.ts';

export interface TryOutDeps {
  db: Database;
  clock: Clock;
  timers: Timers;
  events: EventBus;
  mail: Pick<MailService, 'queue' | 'sendSoon'>;
  publicUrl: string;
}

/** Whose notifications are tried out, and who is told how it goes. */
export interface TryOutListener {
  memberId: string;
  workspaceId: string;
  raised(alert: RaisedAlert): void;
  mailed(outcome: TestMailOutcome): void;
}

export interface StartedTryOut {
  alertId: string;
  at: string;
  mail: 'on_its_way' | 'no_server' | 'off';
}

/** A mail server that has not answered by then will not within anybody's patience. */
const PATIENCE_MS = 60_000;

const SAMPLE = {
  kind: 'test',
  conversationId: null,
  chatbotName: 'Handoff Desk',
  visitorName: null,
  text: 'This is how a request will reach you.',
  words: [] as string[],
} as const;

/**
 * Tries a member's notifications out from end to end. The alert exists in the pushes and in the mail alone: no record, no
 * request, nothing that a list or a figure could count.
 */
export function createTryOut({ db, clock, timers, events, mail, publicUrl }: TryOutDeps) {
  return async function tryOut({
    memberId,
    workspaceId,
    raised,
    mailed,
  }: TryOutListener): Promise<Result<StartedTryOut>> {
    const [member] = await readPreferences(db, workspaceId, memberId);
    if (!member) return fail('not_found', 'There is no such member.');
    const alertId = newId();
    const queued = wantsMail(member.preferences ?? DEFAULT_PREFERENCES)
      ? await queueTestMail({ workspaceId, memberId, alertId, to: member.email, name: member.name })
      : null;
    const began = clock.now();
    const at = began.toISOString();
    const report = (state: TestMailOutcome['state'], detail: string): void =>
      mailed({ alertId, state, detail, afterMs: Math.max(0, clock.now().getTime() - began.getTime()) });
    // After the answer, which has the id that these go by.
    setImmediate(() => {
      raised({ ...SAMPLE, id: alertId, at });
      if (queued === null) report('off', 'Mail is turned off for you');
      if (queued?.state === 'kept') report('kept', 'No mail server is set: the mail is kept in the outbox');
    });
    if (queued?.state === 'queued') {
      followMail(queued.id, report);
      mail.sendSoon();
    }
    const way = { queued: 'on_its_way', kept: 'no_server' } as const;
    return succeed({ alertId, at, mail: queued ? way[queued.state] : 'off' });
  };

  async function queueTestMail(given: {
    workspaceId: string;
    memberId: string;
    alertId: string;
    to: string;
    name: string;
  }): Promise<QueuedMail> {
    const { alertId, name, ...to } = given;
    const content = await writeMail({ kind: 'test', publicUrl, recipientName: name });
    const letter = { ...content, ...to, kind: 'test', alertId: null, conversationId: null } as const;
    const queued = await db.transaction().execute((tx) => mail.queue(tx, { ...letter, dedupeKey: `test:${alertId}` }));
    if (!queued) throw new Error('a test mail was written before');
    return queued;
  }

  /** Its first attempt decides: whoever tries their notifications out does not wait for a second. */
  function followMail(mailId: string, report: (state: TestMailOutcome['state'], detail: string) => void): void {
    const end = (state: TestMailOutcome['state'], detail: string): void => {
      stopListening();
      callOff();
      report(state, detail);
    };
    const callOff = timers.after(PATIENCE_MS, () => end('failed', 'It has not been sent within a minute'));
    const stopListening = events.on('mail.changed', (mailed) => {
      if (mailed.mailId !== mailId) return;
      if (mailed.state === 'sent' || mailed.state === 'kept') end(mailed.state, mailed.detail);
      else end('failed', mailed.detail);
    });
  }
}
