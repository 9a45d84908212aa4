import type { AlertPlan } from '../alerts/plan.ts';

/** Who chats, and who looks at the numbers. */
export interface AnalyticsPlan extends AlertPlan {
  /** Of a member who may see analytics. */
  accessToken: string;
  chatbots: string[];
  agents: string[];
  /** First day of the traffic; it lasts `days`. */
  from: string;
  days: number;
  filled: { messages: number; handoffs: number; fillMs: number; countMs: number };
}

/** How long reading took, in ms. */
export interface Looks {
  dashboards: number[];
  wallboards: number[];
}
