/** What a relay server tells the load generator: whom to connect as, and where each pair talks. */
export interface Pair {
  visitorAuth: unknown;
  agentAuth: unknown;
  conversationId: string;
}

export interface LoadPlan {
  url: string;
  pairs: Pair[];
  /** Messages each visitor has under way at once; with `ratePerSecond` set, ignored. */
  inFlight: number;
  /** Open loop: this many messages a second in all, however long answers take. */
  ratePerSecond: number | null;
  warmUpMs: number;
  measureMs: number;
  /** Says `connected` once everybody is, and goes on when the parent says so. */
  waits?: boolean;
}

export interface LoadReport {
  /** Acknowledged and delivered inside the measured time. */
  perSecond: number;
  /** From the visitor's send to the agent's receipt. */
  deliveryP50Ms: number;
  deliveryP99Ms: number;
  ackP50Ms: number;
  ackP99Ms: number;
  /** Share of one core that the generator itself used. */
  generatorCpuShare: number;
  refused: number;
}
