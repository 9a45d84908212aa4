import type { AlertReport, AlertSettings } from '#contract/alerts.ts';
import { type Result, succeed } from '#contract/result.ts';
import type { Timers } from '../../server/clock.ts';
import type { WaitingMail } from '../mail/index.ts';
import { createKeywordSpotter } from './keyword-spotter.ts';
import { listAlerts } from './list-alerts.ts';
import { mayStillSend } from './may-still-send.ts';
import { createPreferences } from './preferences.ts';
import { createTeller, type RaiseDeps } from './raise.ts';
import { noteReceipts, type ReportingMember, saveReceipt } from './store/receipts.ts';
import { readSettings, saveSettings } from './store/settings-store.ts';
import { createTryOut } from './try-out.ts';
import { createWatch } from './watch.ts';

export interface AlertDeps extends RaiseDeps {
  timers: Timers;
  onError(error: unknown): void;
}

export type AlertService = ReturnType<typeof createAlertService>;

/** Who must be told what: raised from stored facts, told by mail and push, and what became of it. */
export function createAlertService(deps: AlertDeps) {
  const { db, clock, events } = deps;
  const teller = createTeller(deps);
  const spotter = createKeywordSpotter(db);
  const watch = createWatch({ ...deps, teller, spotter });

  const stopListening = [
    events.on('handoff.requested', () => watch.lookForRequests()),
    events.on('handoff.accepted', () => watch.lookForEnds()),
    events.on('handoff.requeued', () => watch.lookForEnds()),
    events.on('handoff.ended', () => watch.lookForEnds()),
    events.on('contact.left', () => watch.lookForContacts()),
    // On the way of every message: nothing here may ask anybody anything.
    events.on('message.created', ({ message, status, ...context }) => {
      if (message.author.kind !== 'visitor' || message.content.kind !== 'text') return;
      const isActive = status === 'active';
      if (isActive) watch.expectUnread(new Date(message.at));
      const { workspaceId, chatbotId, conversationId } = context;
      const assignedMemberId = isActive ? context.assignedMemberId : null;
      const { text } = message.content;
      const heard = { workspaceId, chatbotId, conversationId, seq: message.seq, text, assignedMemberId };
      if (spotter.hear(heard)) watch.lookAtWords();
    }),
  ];

  return {
    /** Before the first message: from then on listed words are heard. Then everything that was missed is told. */
    async start(): Promise<void> {
      await spotter.loadLists();
      watch.start();
    },

    async stop(): Promise<void> {
      for (const stop of stopListening) stop();
      await watch.stop();
    },

    /** Does at this moment what the watch would do. */
    runDue: watch.runDue,
    idle: watch.idle,

    mayStillSend: (mails: readonly Pick<WaitingMail, 'alertId' | 'memberId'>[]) => mayStillSend(db, mails),

    /** What a console says became of alerts there. What the member may not know of is passed over in silence. */
    async report(member: ReportingMember, reports: readonly AlertReport[]): Promise<void> {
      const now = clock.now();
      // In one order, or two consoles of a member could wait for each other's rows.
      const sorted = reports.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
      await db.transaction().execute(async (tx) => {
        const changed = new Set<string>();
        for (const report of sorted) if (await saveReceipt(tx, member, report, now)) changed.add(idOf(report.about));
        await noteReceipts(tx, [...changed]);
      });
    },

    /** Tries a member's own notifications out. */
    test: createTryOut(deps),
    preferences: createPreferences(deps),

    settings: {
      get: async (workspaceId: string): Promise<Result<AlertSettings>> => succeed(await readSettings(db, workspaceId)),

      async save(workspaceId: string, settings: AlertSettings): Promise<Result<AlertSettings>> {
        await saveSettings(db, workspaceId, settings);
        spotter.setList(workspaceId, settings.words);
        watch.lookThoroughly();
        return succeed(settings);
      },
    },

    list: (workspaceId: string, query: Parameters<typeof listAlerts>[2]) => listAlerts(db, workspaceId, query),
  };
}

function keyOf({ about, channel }: AlertReport): string {
  return `${idOf(about)}:${channel}`;
}

function idOf(about: AlertReport['about']): string {
  switch (about.kind) {
    case 'new_request':
      return about.handoffId;
    case 'message':
      return about.conversationId;
    case 'alert':
      return about.alertId;
  }
}
