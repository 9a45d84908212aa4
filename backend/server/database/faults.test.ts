import { describe, expect, test } from 'vitest';
import { isDatabaseUnavailable } from './faults.ts';

const fault = (code: string): Error => Object.assign(new Error('refused'), { code });

describe('worth another try', () => {
  test.each([
    ['nothing listens', 'ECONNREFUSED'],
    ['the line broke', '08006'],
    ['it is stopping', '57P01'],
    ['it is starting', '57P03'],
    ['its disk is full', '53100'],
    ['it has no connection left', '53300'],
  ])('%s', (_, code) => expect(isDatabaseUnavailable(fault(code))).toBe(true));

  test('the pool has no connection to give', () => {
    expect(isDatabaseUnavailable(new Error('timeout exceeded when trying to connect'))).toBe(true);
  });
});

test.each([
  ['a unique violation', fault('23505')],
  ['a faulty statement', fault('42601')],
  ['an error of ours', new Error('not a function')],
  ['nothing', null],
])('a fault of ours: %s', (_, error) => expect(isDatabaseUnavailable(error)).toBe(false));
