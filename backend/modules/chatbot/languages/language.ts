/**
 * Everything the rules know about one language. Words are in the plain form of `normaliseText`; the code knows none.
 *
 * A pattern is plain words plus `{list}` for one of the lists below. `( … | … )` groups alternatives, `?` after a word,
 * group or list makes it optional, `…` stands for up to three words of the list `filler`, `^` and `$` are the ends of
 * the sentence.
 */
export interface Language {
  readonly code: string;
  /** Named word lists that patterns refer to. Every language has at least `filler`. */
  readonly lists: { readonly filler: readonly string[]; readonly [name: string]: readonly string[] };
  readonly person: {
    /** Surely a wish to talk to a person. */
    readonly clear: readonly string[];
    /** A wish to talk to a person unless the knowledge has the answer ("how do I reach your support team?"). */
    readonly maybe: readonly string[];
    /** Spoils both in the same sentence ("I don't want to talk to a person"). */
    readonly not: readonly string[];
  };
  /** Patterns for a whole message that needs no knowledge. */
  readonly smallTalk: Readonly<Record<SmallTalkKind, readonly string[]>>;
  /** Words that say nothing about the subject of a question. */
  readonly stopWords: readonly string[];
  /** Several words that mean one thing, replaced before anything else is looked at. */
  readonly phrases: Readonly<Record<string, string>>;
  /** Words that customers use for the same thing; the first one of each line stands for all. */
  readonly synonyms: readonly (readonly string[])[];
  /** Brings the forms of a word together: plural and singular, tenses. */
  readonly stem: (word: string) => string;
}

export type SmallTalkKind =
  | 'greeting'
  | 'thanks'
  | 'goodbye'
  | 'help'
  /** "Are you a robot?" */
  | 'are_you_human'
  | 'yes'
  | 'no'
  | 'okay';
