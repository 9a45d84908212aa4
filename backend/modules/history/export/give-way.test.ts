import { expect, test } from 'vitest';
import { decideRest } from './give-way.ts';

test.each([
  ['nobody has ever written', 5, Number.POSITIVE_INFINITY, 0],
  ['the last message was a while ago', 5, 1_001, 0],
  ['somebody has just written', 5, 0, 10],
  ['somebody wrote within the second', 5, 1_000, 10],
  ['a page took long because everything does', 5_000, 3, 100],
])('when %s', (_, worked, sinceMessage, expected) => expect(decideRest(worked, sinceMessage)).toBe(expected));
