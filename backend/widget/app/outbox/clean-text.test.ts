import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MAX_MESSAGE_LENGTH, messageTextSchema } from '#contract/primitives.ts';
import { cleanText, maxMessageLength } from './clean-text.ts';

it('knows the contract’s limit', () => {
  expect(maxMessageLength).toBe(MAX_MESSAGE_LENGTH);
});

it('makes of anything something the contract takes, or nothing', () => {
  const unit = fc.string({ unit: 'binary' });
  const anything = fc.oneof(unit, fc.constantFrom('\u0000', '\ud800', ' \n', `${'x'.repeat(7_999)}😀`, 'a\udc00b'));
  fc.assert(
    fc.property(
      fc.array(anything, { maxLength: 5 }).map((parts) => parts.join('')),
      (words) => {
        const text = cleanText(words);
        expect(text === '' || messageTextSchema.safeParse(text).success).toBe(true);
      },
    ),
  );
});

it('keeps what was meant', () => {
  expect(cleanText('  two\n\nlines \u202e😀 ')).toBe('two\n\nlines \u202e😀');
});
