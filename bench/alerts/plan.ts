/** Who chats all the time, and who asks for a person when it is their turn. */
export interface AlertPlan {
  url: string;
  chats: { visitorAuth: unknown; agentAuth: unknown; conversationId: string }[];
  askers: { visitorAuth: unknown }[];
}

/** One stretch of chatting, with or without requests beside it. */
export interface PhaseReport {
  deliveries: number[];
  /** When each conversation was asked for a person: milliseconds of the system's clock. */
  asked: { conversationId: string; at: number }[];
}

/** A mail as it came in. */
export interface Arrival {
  conversationId: string;
  to: string;
  at: number;
}
