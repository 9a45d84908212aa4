import type { AskerPlan, ChatPlan } from '../support/chat-plan.ts';

/** Who chats all the time, and who asks for a person when it is their turn. */
export type AlertPlan = ChatPlan & AskerPlan;

/** A mail as it came in. */
export interface Arrival {
  conversationId: string;
  to: string;
  at: number;
}
