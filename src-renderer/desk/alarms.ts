import type { DesktopSettings } from '../../src-preload/payloads.ts';
import type { Host } from '../host/host.ts';
import type { DeskState, DeskStore } from '../state/desk-state.ts';
import { type Alarm, type Alarms, decideAlarms, SNOOZE_MS } from './decide-alarms.ts';
import { concernsMe } from './decide-notices.ts';
import type { Report } from './reporting.ts';

export interface AlarmsOptions {
  readonly store: DeskStore;
  readonly host: Pick<Host, 'sounds' | 'settings'>;
  readonly settings: () => DesktopSettings;
  readonly report: Report;
  readonly showCard: (card: { id: string; others: number } | null) => void;
}

/** Timers stop while a computer sleeps: looked at again at least this often while anything is due. */
const LOOK_EVERY_MS = 60_000;

/** Rings for waiting requests, grows louder, puts up the card, and stops as soon as anybody has reacted. */
export function watchAlarms({ store, host, settings, report, showCard }: AlarmsOptions) {
  let alarms: Alarms = {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  let first = true;
  const told = new Set<string>();

  function look(): void {
    clearTimeout(timer);
    const state = store.getState();
    if (!state.mirror.synced) return;
    const decision = decideAlarms(alarms, {
      waiting: state.mirror.queueIds
        .filter((id) => concernsMe(state, id))
        .map((id) => ({ id, offered: state.mirror.handoffs[id]?.offer !== null })),
      inSight: seesRequests(state),
      arrived: !first,
      quiet: state.quiet.on,
      settings: settings(),
      now: Date.now(),
    });
    const silent = Object.keys(decision.alarms).filter((id) => !alarms[id] && !first && !decision.ring);
    first = false;
    alarms = decision.alarms;
    for (const id of decision.nowSeen) tell(id, 'toast', 'seen');
    for (const id of silent) tell(id, 'sound', 'not_shown', state.quiet.on ? 'do_not_disturb' : 'setting_off');
    if (decision.ring) void ring(decision.ring);
    showCard(decision.card);
    if (decision.nextAt !== null) {
      timer = setTimeout(look, Math.min(LOOK_EVERY_MS, Math.max(0, decision.nextAt - Date.now())));
    }
  }

  async function ring({ ids, louder }: { ids: readonly string[]; louder: boolean }): Promise<void> {
    const outcome = await host.sounds.play('request', { volume: settings().soundVolume, louder });
    store.setState({ sounds: host.sounds.state() });
    for (const id of ids) {
      if (outcome.status === 'played') tell(id, 'sound', 'shown');
      else tell(id, 'sound', 'not_shown', outcome.reason);
    }
  }

  /** Once for each request, channel and outcome: a sound that repeats is one fact. */
  function tell(handoffId: string, channel: 'toast' | 'sound' | 'card', outcome: Outcome, reason?: string): void {
    const said = [handoffId, channel, outcome].join();
    if (told.has(said)) return;
    told.add(said);
    const about = { kind: 'new_request', handoffId } as const;
    report(reason === undefined ? { about, channel, outcome } : { about, channel, outcome, reason });
  }

  const watching = [store.subscribe(lookAfter), host.settings.onChange(look)];

  /** Only what the decision depends on: most changes of the state are somebody typing. */
  function lookAfter(state: DeskState, before: DeskState): void {
    const same =
      state.mirror.handoffs === before.mirror.handoffs &&
      state.mirror.queueIds === before.mirror.queueIds &&
      state.mirror.me?.chatbotIds === before.mirror.me?.chatbotIds &&
      state.mirror.synced === before.mirror.synced &&
      state.passed === before.passed &&
      state.selection === before.selection &&
      state.focused === before.focused &&
      state.activity === before.activity &&
      state.quiet === before.quiet;
    if (!same) look();
  }

  /** The person acted on it on the card: it has been seen, wherever the window is. */
  function change(handoffId: string, patch: Partial<Alarm>): void {
    tell(handoffId, 'card', 'seen');
    const alarm = alarms[handoffId];
    if (alarm) alarms = { ...alarms, [handoffId]: { ...alarm, ...patch } };
    look();
  }

  return {
    tell,
    snooze: (handoffId: string) => change(handoffId, { snoozedUntil: Date.now() + SNOOZE_MS }),
    /** "Not me": silent on this computer, and open to everybody else. */
    dismiss: (handoffId: string) => change(handoffId, { seen: true, snoozedUntil: Number.MAX_SAFE_INTEGER }),
    stop(): void {
      clearTimeout(timer);
      for (const stop of watching) stop();
      showCard(null);
    },
  };
}

type Outcome = 'shown' | 'seen' | 'not_shown';

/** The window is in front of somebody, with the list of requests in it. */
function seesRequests({ focused, activity, selection }: DeskState): boolean {
  return focused && activity === 'active' && selection.view === 'chats' && selection.tab === 'pending';
}
