import type { Navigation } from '../../src-preload/payloads.ts';

export interface KeptInvite {
  open(navigation: Navigation): void;
  /** What a page that is loaded anew has to hear again; null when there is none. */
  get(): Navigation | null;
  forget(): void;
}

/**
 * An invite is opened before its server is chosen, and another server means another page. It is kept, in memory alone,
 * until somebody has signed in.
 */
export function keepInvite(navigate: (navigation: Navigation) => void): KeptInvite {
  let kept: Navigation | null = null;
  return {
    open(navigation) {
      if (navigation.to === 'join') kept = navigation;
      navigate(navigation);
    },
    get: () => kept,
    forget() {
      kept = null;
    },
  };
}
