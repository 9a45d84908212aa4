import { expect, test } from 'vitest';
import { stem } from './english/subject-words.ts';

test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf'])(
  'a visitor may say “%s”: it is a word like any other',
  (word) => {
    expect(typeof stem(word)).toBe('string');
    expect(stem('bought')).toBe('buy');
  },
);
