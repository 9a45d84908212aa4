export interface Cache<Value> {
  /** Loads at most once per key, also for callers that ask at the same time. A failed load is forgotten. */
  get(key: string, load: () => Promise<Value>): Promise<Value>;
  forget(key: string): void;
}

/** Keeps the most recently used values. With `lifeMs`, each for that long at most: for what others may change. */
export function createCache<Value>(options: {
  size: number;
  now: () => number;
  lifeMs?: number;
  /** Values that are not worth a place, such as "not found" for made-up ids. */
  isWorthKeeping?: (value: Value) => boolean;
}): Cache<Value> {
  const { size, now, lifeMs = Number.POSITIVE_INFINITY, isWorthKeeping = () => true } = options;
  const kept = new Map<string, { loading: Promise<Value>; until: number }>();

  return {
    get(key, load) {
      const known = kept.get(key);
      // Taken out and put back, so that the map's order is that of use.
      kept.delete(key);
      if (known && known.until > now()) {
        kept.set(key, known);
        return known.loading;
      }
      const loaded = { loading: load(), until: now() + lifeMs };
      kept.set(key, loaded);
      for (const oldest of kept.keys()) {
        if (kept.size <= size) break;
        kept.delete(oldest);
      }
      const drop = (): void => {
        if (kept.get(key) === loaded) kept.delete(key);
      };
      loaded.loading.then((value) => isWorthKeeping(value) || drop(), drop);
      return loaded.loading;
    },
    forget: (key) => void kept.delete(key),
  };
}
