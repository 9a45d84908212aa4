/** What a benchmark found: `figures` become the JSON line, `goals` decide whether it is good enough. */
export interface BenchResult {
  /** Field names are part of the public surface: scripts read them. */
  figures: Record<string, unknown>;
  goals: Goal[];
}

export interface Goal {
  name: string;
  value: number;
  atMost: number;
  unit: string;
}

export type Bench = () => Promise<BenchResult>;
