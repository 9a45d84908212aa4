/** What a benchmark found: `figures` become the JSON line, `goals` decide whether it is good enough. */
export interface BenchResult {
  /** Field names are part of the public surface: scripts read them. */
  figures: Record<string, unknown>;
  goals: Goal[];
}

/** `value` must lie on the good side of the one bound that is given. */
export type Goal = { name: string; value: number; unit: string } & ({ atMost: number } | { atLeast: number });

export type Bench = () => Promise<BenchResult>;
