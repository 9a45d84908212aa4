/** One visitor who keeps asking, and everybody who wants to be first. */
export interface AcceptPlan {
  url: string;
  visitorAuth: unknown;
  agentAuths: unknown[];
}

export interface AcceptReport {
  /** One sample per answer, winners and losers alike, in milliseconds. */
  answers: number[];
  /** Per round: from the burst to the last of all answers. */
  last: number[];
  rounds: number;
  winnersNotOne: number;
  /** Losers who were not told `already_claimed` with the winner's name. */
  losersNotTold: number;
}
