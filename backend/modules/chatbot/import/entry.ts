/** What a reader found in a text. */
export interface FoundEntry {
  question: string;
  answer: string;
  /** Where, in an owner's words: "line 12". */
  place: string;
}

/** What it left out, and why, in plain words. */
export interface Skipped {
  place: string;
  reason: string;
}

export interface Reading {
  found: FoundEntry[];
  skipped: Skipped[];
}

/** Reads entries out of one format. Throws nothing: what makes no sense is skipped with a reason. */
export type ReadEntries = (text: string) => Reading;
