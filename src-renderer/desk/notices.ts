import type { DesktopSettings, Notice, NoticeOutcome } from '../../src-preload/payloads.ts';
import type { Host } from '../host/host.ts';
import type { DeskStore } from '../state/desk-state.ts';
import { addToBurst, NO_BURST } from './bursts.ts';
import { BURST_TAG, concernsMe, decideNotices, describeBurst, type News } from './decide-notices.ts';
import type { Report } from './reporting.ts';

export interface NoticesOptions {
  readonly store: DeskStore;
  readonly host: Pick<Host, 'notices'>;
  readonly settings: () => DesktopSettings;
  readonly report: Report;
  /** A visitor wrote in a chat of mine that I am not looking at. */
  readonly onMessage: (about: Extract<News['about'], { kind: 'message' }>) => void;
}

export interface Notices {
  /** Shows it and tells the server what became of it. */
  announce(news: News): Promise<NoticeOutcome>;
  withdraw(tag: string): void;
  stop(): void;
}

/** A burst goes on for minutes at times: its one toast follows, but does not flicker. */
const UPDATE_BURST_MS = 2_000;

/** Carries out what `decideNotices` decides. */
export function watchNotices({ store, host, settings, report, onMessage }: NoticesOptions): Notices {
  const onScreen = new Set<string>();
  let burst = NO_BURST;
  let burstTimer: ReturnType<typeof setTimeout> | undefined;

  async function show(notice: Notice): Promise<NoticeOutcome> {
    onScreen.add(notice.tag);
    const outcome = await host.notices.show(notice);
    const blocked = outcome.status === 'not_shown' && outcome.reason === 'no_permission';
    if (blocked !== store.getState().noticesBlocked) store.setState({ noticesBlocked: blocked });
    return outcome;
  }

  function withdraw(tag: string): void {
    onScreen.delete(tag);
    void host.notices.withdraw(tag);
  }

  async function announce({ notice, about, silencedBy }: News): Promise<NoticeOutcome> {
    const outcome: NoticeOutcome =
      silencedBy === null ? await show(notice) : { status: 'not_shown', reason: silencedBy };
    if (outcome.status === 'shown') report({ about, channel: 'toast', outcome: 'shown' });
    else report({ about, channel: 'toast', outcome: 'not_shown', reason: outcome.reason });
    return outcome;
  }

  function announceRequests(requests: readonly News[]): void {
    const shown = requests.filter(({ silencedBy }) => silencedBy === null);
    for (const news of requests) if (news.silencedBy !== null) void announce(news);
    if (shown.length === 0) return;
    burst = addToBurst(
      burst,
      shown.map(({ notice }) => notice.tag),
      performance.now(),
    );
    if (!burst.collapsed) {
      for (const news of shown) void announce(news);
      return;
    }
    for (const { tag } of burst.arrivals) withdraw(tag);
    for (const { about } of shown) report({ about, channel: 'toast', outcome: 'shown' });
    if (burstTimer === undefined) showBurst();
  }

  function showBurst(): void {
    const count = countWaiting();
    burstTimer = setTimeout(() => {
      burstTimer = undefined;
      // Do not disturb may have begun, or everybody may have been helped since.
      if (onScreen.has(BURST_TAG) && countWaiting() > count && !store.getState().quiet.on) showBurst();
    }, UPDATE_BURST_MS);
    void show(describeBurst(count));
  }

  function countWaiting(): number {
    const state = store.getState();
    return state.mirror.queueIds.filter((id) => concernsMe(state, id)).length;
  }

  const unsubscribe = store.subscribe((state, before) => {
    if (state.mirror === before.mirror && state.readUpTo === before.readUpTo && state.passed === before.passed) return;
    const { news, withdraw: gone } = decideNotices(before, state, settings(), Date.now());
    for (const tag of gone) withdraw(tag);
    if (gone.length > 0 && countWaiting() === 0) withdraw(BURST_TAG);
    announceRequests(news.filter(({ about }) => about.kind === 'new_request'));
    for (const item of news) {
      if (item.about.kind !== 'message') continue;
      void announce(item);
      onMessage(item.about);
    }
  });

  return {
    announce,
    withdraw,
    stop() {
      unsubscribe();
      clearTimeout(burstTimer);
      // Whoever signed out must not leave other people's names on the screen.
      for (const tag of onScreen) void host.notices.withdraw(tag);
    },
  };
}
