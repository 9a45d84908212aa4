import type { DesktopSettings, Notice } from '../../src-preload/payloads.ts';
import type { Host } from '../host/host.ts';
import type { DeskStore } from '../state/desk-state.ts';
import { decideNotices } from './decide-notices.ts';

export interface NoticesOptions {
  readonly store: DeskStore;
  readonly host: Pick<Host, 'notices'>;
  readonly settings: () => DesktopSettings;
}

/** Carries out what `decideNotices` decides; returns how to stop. */
export function watchNotices({ store, host, settings }: NoticesOptions): () => void {
  async function show(notice: Notice): Promise<void> {
    const outcome = await host.notices.show(notice);
    const blocked = outcome.status === 'not_shown' && outcome.reason === 'no_permission';
    if (blocked !== store.getState().noticesBlocked) store.setState({ noticesBlocked: blocked });
  }
  return store.subscribe((state, before) => {
    if (state.mirror === before.mirror && state.readUpTo === before.readUpTo && state.passed === before.passed) return;
    const decision = decideNotices(before, state, settings());
    for (const tag of decision.withdraw) void host.notices.withdraw(tag);
    for (const notice of decision.show) void show(notice);
  });
}
