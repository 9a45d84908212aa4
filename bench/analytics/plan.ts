import type { ChatPlan } from '../support/chat-plan.ts';

/** Who chats, and who looks at the numbers. */
export interface AnalyticsPlan extends ChatPlan {
  /** Of a member who may see analytics. */
  accessToken: string;
  chatbots: string[];
  agents: string[];
  /** Ids of conversations, the longest first. */
  transcripts: { any: string[]; longest: string[] };
  /** First day of the traffic; it lasts `days`. */
  from: string;
  days: number;
  filled: { messages: number; handoffs: number; fillMs: number; countMs: number };
}

/** Whole conversations as the console opens them: `ms` from the click to the last message. */
export interface Opened {
  ms: number;
  messages: number;
}

/** How long reading took, in ms. */
export interface Looks {
  dashboards: number[];
  wallboards: number[];
}
