import type { Pair } from '../relay/plan.ts';

export interface FloodPlan {
  url: string;
  chatbotId: string;
  pairs: Pair[];
}

/** What strangers can do; each can be let loose alone, to see what it costs. */
export const FLOOD_PARTS = ['sign_ins', 'connections', 'calls'] as const;
export type FloodPart = (typeof FLOOD_PARTS)[number];

/** What a flood did: how often each was tried, and how often it was refused. */
export interface FloodReport {
  signIns: number;
  connections: number;
  typing: number;
  messages: number;
  refused: number;
}

export const NO_FLOOD: FloodReport = { signIns: 0, connections: 0, typing: 0, messages: 0, refused: 0 };

/** A while of the chats, as they felt it. */
export interface Slice {
  /** From a visitor's send to the agent's receipt, each message. */
  deliveryMs: number[];
  refused: number;
  /** Share of one core that the load generator itself used. */
  cpuShare: number;
}

/** Of the server's process, its threads included, since it was last asked: seconds of a core. */
export type DeskAnswers = {
  start: (size: { pairs: number }) => Promise<FloodPlan>;
  cpuSeconds: (nothing: null) => number;
};

export type ChatsAnswers = {
  /** Everybody is connected when it answers, and stays. */
  connect: (plan: FloodPlan & { ratePerSecond: number }) => Promise<void>;
  /** One slice; what is under way at its end is waited for and counts. */
  measure: (slice: { settleMs: number; measureMs: number }) => Promise<Slice>;
};

export type FloodAnswers = {
  /** Connects those who will write. */
  prepare: (plan: { url: string; chatbotId: string }) => Promise<void>;
  /** Goes on until `stop`. */
  begin: (parts: readonly FloodPart[]) => void;
  stop: (nothing: null) => FloodReport;
};
