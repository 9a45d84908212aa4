import { describe, expect, test } from 'vitest';
import { createAnswerGuard, holdBack, LEAK_WORDS } from './guard-answer.ts';

const words = (count: number): string => Array.from({ length: count }, (_, index) => `w${index}`).join(' ');
const guard = createAnswerGuard({ instructions: words(40), knowledge: 'See shop.example/a.', visitor: '' });

describe('a leak', () => {
  test(`is ${LEAK_WORDS} words in a row`, () => {
    expect(guard.mayShow(`so ${words(LEAK_WORDS)} so`)).toBe(false);
    expect(guard.mayShow(`so ${words(LEAK_WORDS - 1)} so`)).toBe(true);
  });

  test('is found before its first word is shown, however the text is cut', () => {
    const text = `Sure, here it is: ${words(20)}`;
    for (let end = 1; end <= text.length; end += 1) {
      const soFar = text.slice(0, end);
      if (!guard.mayShow(soFar)) break;
      expect(holdBack(soFar)).not.toMatch(/w\d/);
    }
  });
});

test('an address that is still being written is judged like the whole', () => {
  const address = 'https://shop.example/a';
  for (let end = 1; end <= address.length; end += 1) expect(guard.mayShow(address.slice(0, end))).toBe(true);
  expect(guard.mayShow('https://shop.example/b')).toBe(false);
});

test('judging the longest answer takes next to no time', () => {
  const long = 'http www @ . 12 '.repeat(250);
  const start = performance.now();
  for (let time = 0; time < 20; time += 1) guard.mayShow(long);
  expect(performance.now() - start).toBeLessThan(500);
});
