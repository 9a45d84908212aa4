/** So many guesses from unknown addresses are looked at at once; after that, one each half second. */
const AT_ONCE = 10;
const EVERY_MS = 500;
const LONGEST_WAIT_MS = 3_000;
const MOST_REMEMBERED = 10_000;

export interface StrangerPace {
  /** Somebody of a team has just proved to be at this address. */
  remember(ip: string): void;
  /** Milliseconds until an attempt from there is to be looked at; null when too many wait already. Takes the turn. */
  takeTurn(ip: string): number | null;
}

/**
 * Keeps a crowd of strangers from taking a core away from the chats: a look at a password costs 30 ms of one, from however
 * many addresses the guesses come. Addresses where somebody is signed in do not wait with them; all others share one
 * line, whatever account they try. `now` counts milliseconds and never goes back.
 */
export function createStrangerPace(now: () => number = () => performance.now()): StrangerPace {
  const known = new Set<string>();
  /** When the next turn would be if no time unused were left over. */
  let next = Number.NEGATIVE_INFINITY;

  return {
    remember(ip) {
      known.delete(ip);
      known.add(ip);
      for (const oldest of known) {
        if (known.size <= MOST_REMEMBERED) return;
        known.delete(oldest);
      }
    },

    takeTurn(ip) {
      if (known.has(ip)) return 0;
      const at = now();
      const turn = Math.max(next, at - (AT_ONCE - 1) * EVERY_MS);
      const waitMs = Math.max(0, turn - at);
      if (waitMs > LONGEST_WAIT_MS) return null;
      next = turn + EVERY_MS;
      return waitMs;
    },
  };
}
