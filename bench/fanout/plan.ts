/** Who listens to the queue, and who changes it. */
export interface FanoutPlan {
  url: string;
  agentAuths: unknown[];
  /** Each asks for a person and withdraws again, in turn. */
  visitors: { auth: unknown; conversationId: string }[];
}

export interface StormReport {
  changes: number;
  /** From the visitor's call to the last agent's receipt, per change. */
  last: number[];
  /** Revisions that an agent did not get exactly once and in order; each would cost a sync. */
  gaps: number;
  /** Other queue news that agents got on top, per change and agent. */
  updatesPerChange: number;
  generatorCpuShare: number;
}
