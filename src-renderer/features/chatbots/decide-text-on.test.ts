import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contrastWith, decideTextOn } from './decide-text-on.ts';

test.each([
  ['#000000', '#ffffff', 21],
  ['#ffffff', '#000000', 21],
  ['#0f766e', '#ffffff', 5.47],
  ['#facc15', '#000000', 13.73],
])('on %s text is %s', (colour, text, contrast) => {
  const decided = decideTextOn(colour);
  expect(decided.text).toBe(text);
  expect(decided.contrast).toBeCloseTo(contrast, 1);
});

test('every colour has a readable text', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffff }), (number) => {
      const colour = `#${number.toString(16).padStart(6, '0')}`;
      expect(decideTextOn(colour).contrast).toBeGreaterThanOrEqual(4.5);
    }),
  );
});

test('tells how a colour stands out from a page', () => {
  expect(contrastWith('#ffffff', '#ffffff')).toBe(1);
  expect(contrastWith('#000000', '#ffffff')).toBe(21);
});
