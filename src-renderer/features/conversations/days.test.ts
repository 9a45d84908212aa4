import { expect, it } from 'vitest';
import type { Days } from '../../state/conversations-place.ts';
import { NO_FILTERS } from '../../state/conversations-place.ts';
import { resolveDays } from './days.ts';
import { writeQuery } from './write-query.ts';

const preset = (name: Extract<Days, { kind: 'preset' }>['preset']): Days => ({ kind: 'preset', preset: name });

it.each([
  [preset('today'), '2026-11-23', '2026-11-23', '2026-11-23'],
  [preset('yesterday'), '2026-03-01', '2026-02-28', '2026-02-28'],
  [preset('yesterday'), '2024-03-01', '2024-02-29', '2024-02-29'],
  [preset('7'), '2026-11-23', '2026-11-17', '2026-11-23'],
  [preset('30'), '2026-01-15', '2025-12-17', '2026-01-15'],
  // Over the days on which clocks change there is still one day after the other.
  [preset('90'), '2026-11-10', '2026-08-13', '2026-11-10'],
  [preset('month'), '2026-12-31', '2026-12-01', '2026-12-31'],
  [{ kind: 'custom', from: '2026-01-01', to: null } as Days, '2026-11-23', '2026-01-01', null],
  [{ kind: 'all' } as Days, '2026-11-23', null, null],
])('%j on %s is from %s to %s', (days, today, from, to) => {
  expect(resolveDays(days, today)).toEqual({ from, to });
});

it('asks only for what was chosen, the words without what surrounds them', () => {
  expect(writeQuery(NO_FILTERS, '2026-11-23')).toEqual({});
  expect(writeQuery({ ...NO_FILTERS, text: '  refund ', stars: 'any', days: preset('today') }, '2026-11-23')).toEqual({
    text: 'refund',
    stars: 'any',
    from: '2026-11-23',
    to: '2026-11-23',
  });
  expect(writeQuery({ ...NO_FILTERS, text: '   ' }, '2026-11-23')).toEqual({});
});
