import { expect, it } from 'vitest';
import { confirmsErasure } from './confirms-erasure.ts';
import { describeErased, describeRun } from './describe-run.ts';

it.each([
  ['', 'Mia', false],
  ['   ', '  ', false],
  ['', null, false],
  ['yes', 'Mia', false],
  ['Mia Chen', 'Mia', false],
  ['mia ', 'Mia', true],
  ['ERASE', null, true],
  ['Zoe\u0308', 'Zoë', true],
])('%j for %j: %s', (typed, name, confirmed) => {
  expect(confirmsErasure(typed, name)).toBe(confirmed);
});

it('tells what is gone, and nothing of what there was none of', () => {
  const none = { visitors: 0, conversations: 0, messages: 0, contactMessages: 0, mails: 0, ratings: 0 };
  expect(describeErased({ erased: none })).toBe('Nothing was found');
  expect(describeErased({ erased: { ...none, visitors: 1, messages: 1_204, contactMessages: 2 } })).toBe(
    '1 visitor, 1,204 messages, and 2 messages left for the team',
  );
});

it('tells how far a run is', () => {
  const run = { state: 'running', done: 1_200, total: 4_000, startedAt: null, finishedAt: null } as const;
  expect(describeRun(run)).toBe('1,200 of 4,000 conversations so far');
  expect(describeRun({ ...run, state: 'failed' })).toContain('after 1,200 of 4,000 conversations');
});
