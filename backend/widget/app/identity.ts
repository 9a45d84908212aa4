import type { PersistentCall } from './connection/persistent-call.ts';

/** Shows the server the identity that the site has signed, after every connect. */
export interface Identity {
  set(token: string | null): void;
  /** Resolves when the server has said what it makes of it; at once when there is none. */
  show(): Promise<void>;
}

interface IdentityOptions {
  persist: PersistentCall;
  /** This browser belonged to somebody else of that site: who comes now starts anew. */
  startOver(): void;
  onRefused(why: string): void;
}

export function createIdentity({ persist, startOver, onRefused }: IdentityOptions): Identity {
  let token: string | null = null;
  return {
    set(next) {
      token = next;
    },
    async show() {
      if (token === null) return;
      const shown = token;
      const outcome = await persist('visitor:identify', { token: shown });
      if (outcome.ok || token !== shown) return;
      if (outcome.error.code === 'wrong_state') return startOver();
      token = null;
      onRefused(outcome.error.message);
    },
  };
}
