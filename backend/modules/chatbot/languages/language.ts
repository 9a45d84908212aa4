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
  /** What the bot says of its own. */
  readonly replies: ReplyTexts;
}

/** The bot's own sentences; they are put together with a blank or a line break between them. */
export interface ReplyTexts {
  readonly smallTalk: Readonly<Record<SmallTalkKind | 'declined', string>>;
  /** Before the questions of one entry, or of several, that may have been meant. */
  readonly suggestOne: string;
  readonly suggestSeveral: string;
  readonly miss: string;
  /** Said instead when the offer before was not taken up and there is no answer again. */
  readonly missAgain: string;
  /** Said instead where there are no people to hand over to. */
  readonly missForGood: string;
  readonly otherWords: string;
  /** The bot itself broke. */
  readonly failure: string;
  readonly tryAgain: string;
  /** A person is offered: after a miss or a failure, after `missAgain`, below suggestions, beside "are you human?". */
  readonly offer: string;
  readonly offerAgain: string;
  readonly offerBeside: string;
  readonly offerAnyTime: string;
  /** The answer to the wish for a person where there are none. */
  readonly nobody: string;
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
