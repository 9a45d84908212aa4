/** Who chats: pairs of a visitor and the agent who has them. */
export interface ChatPlan {
  url: string;
  chats: { visitorAuth: unknown; agentAuth: unknown; conversationId: string }[];
}

/** Visitors who ask for a person when it is their turn. */
export interface AskerPlan {
  askers: { visitorAuth: unknown }[];
}

/** One stretch of chatting, with or without requests beside it. */
export interface PhaseReport {
  /** Milliseconds from a visitor's call to the push on the agent's connection. */
  deliveries: number[];
  /** When each conversation was asked for a person: milliseconds of the system's clock. */
  asked: { conversationId: string; at: number }[];
}
