/** Chance that can be repeated: the same seed gives the same traffic. */
export interface Chance {
  /** 0 ≤ n < 1. */
  next(): number;
  /** A whole number, 0 ≤ n < below. */
  below(below: number): number;
  /** True in this share of the cases. */
  happens(share: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** One of the keys, each as often as its weight says. */
  weigh<Key extends string>(weights: Readonly<Record<Key, number>>): Key;
  /** Milliseconds as waits are distributed: half below the median, a few much longer; `spread` 0 = always the median. */
  wait(medianMs: number, spread: number): number;
}

export function createChance(seed: number): Chance {
  let state = seed >>> 0;

  function next(): number {
    // mulberry32: small and even.
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  const below = (limit: number): number => Math.floor(next() * limit);

  return {
    next,
    below,
    happens: (share) => next() < share,
    pick(items) {
      const item = items[below(items.length)];
      if (item === undefined) throw new RangeError('nothing to pick from');
      return item;
    },
    weigh(weights) {
      const entries = Object.entries<number>(weights) as [keyof typeof weights, number][];
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [key, weight] of entries) {
        left -= weight;
        if (left < 0) return key;
      }
      throw new RangeError('nothing has any weight');
    },
    wait(medianMs, spread) {
      // Box-Muller: waits are normal in their logarithm.
      const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
      return Math.max(1, Math.round(medianMs * Math.exp(spread * normal)));
    },
  };
}
