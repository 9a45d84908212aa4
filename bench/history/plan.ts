/** Who reads, and what is theirs to read. */
export interface Reader {
  auth: unknown;
  /** Long ones, with several pages. */
  conversationIds: string[];
}

export interface HistoryPlan {
  url: string;
  messages: number;
  readers: Reader[];
}

export interface HistoryReport {
  open: number[];
  /** One page further back. */
  page: number[];
  /** Messages that should have been there and were not. */
  missing: number;
}
