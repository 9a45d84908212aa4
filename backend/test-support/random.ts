/** Chance that can be repeated: the same seed gives the same run. */
export interface Random {
  readonly seed: number;
  /** 0 ≤ n < 1. */
  next(): number;
  /** A whole number, 0 ≤ n < below. */
  below(below: number): number;
  pick<T>(items: readonly T[]): T;
  shuffle<T>(items: readonly T[]): T[];
}

/** Without a seed: the environment's `SEED`, or a new one. Whoever uses it tells the seed when something goes wrong. */
export function createRandom(seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000)): Random {
  let state = seed >>> 0;

  function next(): number {
    // mulberry32: small, even, and good enough to choose who clicks first.
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    seed,
    next,
    below,
    pick(items) {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    },
    shuffle(items) {
      const left = [...items];
      return items.map(() => left.splice(below(left.length), 1)[0] as (typeof items)[number]);
    },
  };
}

/** `SOAK=1` asks for the sizes of the long run. */
export const isSoak = process.env['SOAK'] === '1';
