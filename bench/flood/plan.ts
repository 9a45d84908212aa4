import type { Pair } from '../relay/plan.ts';

export interface FloodPlan {
  url: string;
  chatbotId: string;
  pairs: Pair[];
}

/** What a flood did: how often each was tried, and how often it was refused. */
export interface FloodReport {
  signIns: number;
  connections: number;
  typing: number;
  messages: number;
  refused: number;
}

export type DeskAnswers = { start: (size: { pairs: number }) => Promise<FloodPlan> };

export type FloodAnswers = {
  /** Goes on until `stop`. */
  begin: (plan: { url: string; chatbotId: string }) => Promise<void>;
  stop: (nothing: null) => Promise<FloodReport>;
};
