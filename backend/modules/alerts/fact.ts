import type { AlertKind } from '#contract/alerts.ts';

/** Something stored that somebody must be told: read from other modules' tables, and raised at most once. */
export interface Fact {
  kind: AlertKind;
  workspaceId: string;
  chatbotId: string;
  conversationId: string | null;
  /** A handoff, a conversation or a contact message. */
  about: string;
  /** With `kind` and `about` what makes it one fact: the request's round, the message up to which was told, the message. */
  nth: number;
  /** Which messages it is about. */
  firstSeq: number | null;
  lastSeq: number | null;
  /** Who has the chat. */
  memberId: string | null;
  /** The listed words as the visitor wrote them. */
  words: string[];
}

export interface RaisedFact extends Fact {
  alertId: string;
  raisedAt: Date;
}
