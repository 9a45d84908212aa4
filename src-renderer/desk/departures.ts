import type { Departure } from '../connection/mirror.ts';
import type { DeskStore } from '../state/desk-state.ts';
import { without } from '../state/desk-state.ts';

/** Long enough to read, short enough not to be in the way. */
const SHOWN_MS = 3_000;
/** Who was beaten to it may want to ask why. */
const LOST_SHOWN_MS = 5_000;

export interface Departures {
  show(departure: Departure, afterMs?: number): void;
  stop(): void;
}

/** Keeps a request that just left in the list for a moment, with the reason, instead of letting it vanish under the pointer. */
export function createDepartures(store: DeskStore): Departures {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  return {
    show(departure, afterMs) {
      const { id } = departure.handoff;
      const known = store.getState().departures[id];
      const shown = { ...departure, afterMs: afterMs ?? known?.afterMs ?? null };
      store.setState((state) => ({ departures: { ...state.departures, [id]: shown } }));
      clearTimeout(timers.get(id));
      timers.set(
        id,
        setTimeout(
          () => {
            timers.delete(id);
            store.setState((state) => ({ departures: without(state.departures, id) }));
          },
          departure.outcome === 'accepted' ? LOST_SHOWN_MS : SHOWN_MS,
        ),
      );
    },
    stop() {
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}
