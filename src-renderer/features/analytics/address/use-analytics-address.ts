import { useEffect } from 'react';
import { useDesk, useDeskState } from '../../../console/hooks.tsx';
import type { Desk } from '../../../desk/create-desk.ts';
import type { Selection } from '../../../state/desk-state.ts';
import { parseAnalyticsHash, WALLBOARD_HASH, writeAnalyticsHash } from './analytics-address.ts';

/**
 * Keeps the address and what is looked at together: `#/analytics?…` and `#/wallboard` can be shared, and what was chosen is
 * a step to go back to. Outside of them the address is left alone or plain.
 */
export function useAnalyticsAddress(): void {
  const desk = useDesk();
  const wanted = useDeskState(({ selection }) => addressOf(selection));

  useEffect(() => {
    const follow = (): void => {
      const choice = parseAnalyticsHash(location.hash);
      if (choice !== null) desk.openAnalytics(choice);
      else if (location.hash === WALLBOARD_HASH) desk.showView('wallboard');
      // Back from the first address of ours.
      else if (location.hash === '' && addressOf(desk.store.getState().selection) !== null) desk.showView('chats');
    };
    if (isOurs(location.hash)) follow();
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, [desk]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is wanted says when; at the start the address speaks first
  useEffect(() => {
    const plain = location.pathname + location.search;
    const now = addressOf(desk.store.getState().selection);
    if (now === null) {
      // Only once the view that took over has written its own address, where it has one.
      if (isOurs(location.hash)) queueMicrotask(() => leaveAddress(desk, plain));
    } else if (location.hash !== now) {
      if (isSameStep(location.hash, now)) history.replaceState(null, '', plain + now);
      else history.pushState(null, '', plain + now);
    }
  }, [desk, wanted]);
}

/** A step, so that going back leads to the same numbers again. */
function leaveAddress(desk: Desk, plain: string): void {
  if (isOurs(location.hash) && addressOf(desk.store.getState().selection) === null) {
    history.pushState(null, '', plain);
  }
}

function addressOf({ view, analytics }: Selection): string | null {
  if (view === 'wallboard') return WALLBOARD_HASH;
  return view === 'analytics' ? writeAnalyticsHash(analytics) : null;
}

function isOurs(hash: string): boolean {
  return hash === WALLBOARD_HASH || parseAnalyticsHash(hash) !== null;
}

/** Another way to write the same, or days that are still being typed. */
function isSameStep(before: string, now: string): boolean {
  const [a, b] = [parseAnalyticsHash(before), parseAnalyticsHash(now)];
  if (!a || !b) return false;
  return writeAnalyticsHash(a) === now || (a.period.kind === 'custom' && b.period.kind === 'custom');
}
