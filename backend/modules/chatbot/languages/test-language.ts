import { describe, expect, test } from 'vitest';
import { createReplyDecider } from '../reply-decider.ts';
import { decidePersonIntent } from '../rules/person-intent.ts';
import { decideSmallTalk } from '../rules/small-talk.ts';
import type { Language, SmallTalkKind } from './language.ts';

export interface LanguageTable {
  /** One utterance a line: surely, perhaps, and not at all a wish for a person. */
  clear: string;
  maybe: string;
  none: string;
  smallTalk: Record<string, SmallTalkKind>;
  knowledge: {
    /** Question and answer. */
    entries: Record<string, string>;
    /** What visitors write, and the question that must be found. */
    answered: Record<string, string>;
    unknown: string[];
  };
}

/** What every language besides English must understand, as a table of its own. */
export function testLanguage(language: Language, { clear, maybe, none, smallTalk, knowledge }: LanguageTable): void {
  const lines = (block: string): string[] => block.trim().split('\n');
  const intent = (text: string) => decidePersonIntent(text, language);

  describe('a wish for a person', () => {
    test('is told apart in at least sixty utterances', () =>
      expect([clear, maybe, none].flatMap(lines).length).toBeGreaterThanOrEqual(60));
    test.each(lines(none))('is not read into: %s', (text) => expect(intent(text)).toBe('none'));
    test.each(lines(clear))('is clear in: %s', (text) => expect(intent(text)).toBe('clear'));
    test.each(lines(maybe))('is possible in: %s', (text) => expect(intent(text)).toBe('maybe'));
    test('in English is heard as well', () => expect(intent('Can I talk to a human?')).toBe('clear'));
    test('is looked for in time proportional to the text', () => {
      const words = Object.values(language.lists).flat().join(' ');
      const start = performance.now();
      intent(words.repeat(Math.ceil(8_000 / words.length)).slice(0, 8_000));
      expect(performance.now() - start).toBeLessThan(500);
    });
  });

  test.each(Object.entries(smallTalk))('“%s” is small talk: %s', (text, kind) =>
    expect(decideSmallTalk(text, language)).toBe(kind),
  );

  describe('knowledge', () => {
    const entries = Object.entries(knowledge.entries).map(([question, answer]) => ({ id: question, question, answer }));
    const decider = createReplyDecider(entries, language);
    const decide = (text: string) => decider.decide(text, { personOffered: false });
    test.each(Object.entries(knowledge.answered))('answers “%s” by “%s”', (text, entryId) =>
      expect(decide(text)).toMatchObject({ type: 'answer', entryId }),
    );
    test.each(Object.keys(knowledge.entries))('answers its own question “%s”', (entryId) =>
      expect(decide(entryId)).toMatchObject({ type: 'answer', entryId }),
    );
    test.each(knowledge.unknown)('does not pretend to know “%s”', (text) =>
      expect(decide(text)).toMatchObject({ type: 'miss' }),
    );
  });
}
