import { describe, expect, test } from 'vitest';
import { type AnalyticsChoice, FIRST_CHOICE, PRESETS } from '../../../state/analytics-choice.ts';
import { parseAnalyticsHash, writeAnalyticsHash } from './analytics-address.ts';

const A = '0198f3a0-0000-7000-8000-00000000000a';
const B = '0198f3a0-0000-7000-8000-00000000000b';

describe('reading', () => {
  test.each([
    '',
    '#/settings/team',
    '#/analytics-old',
    '#/analyticsx',
    '#/conversations/1?preset=today',
    '#/wallboard',
  ])('%s is another address', (hash) => {
    expect(parseAnalyticsHash(hash)).toBeNull();
  });

  test.each<[string, Partial<AnalyticsChoice>]>([
    ['#/analytics', {}],
    ['#/analytics/', {}],
    ['#/analytics?', {}],
    ['#/analytics?preset=yesterday', { period: { kind: 'preset', preset: 'yesterday' } }],
    ['#/analytics?preset=next-year', {}],
    ['#/analytics?from=2026-11-01&to=2026-11-07', { period: { kind: 'custom', from: '2026-11-01', to: '2026-11-07' } }],
    // The wrong way round is meant the right way round.
    ['#/analytics?from=2026-11-07&to=2026-11-01', { period: { kind: 'custom', from: '2026-11-01', to: '2026-11-07' } }],
    ['#/analytics?from=2026-02-30&to=2026-03-02', {}],
    ['#/analytics?from=2026-03-02', {}],
    [
      '#/analytics?from=2026-11-01&to=2026-11-07&preset=last-7-days',
      { period: { kind: 'preset', preset: 'last-7-days' } },
    ],
    ['#/analytics?compare=none&times=open', { compare: false, openHours: true }],
    ['#/analytics?compare=previous', {}],
    [`#/analytics?chatbots=${A},${B},${A}`, { chatbots: [A, B] }],
    [`#/analytics?agents=${B},javascript:alert(1),,${A}`, { agents: [B, A] }],
  ])('%s', (hash, expected) => {
    expect(parseAnalyticsHash(hash)).toEqual({ ...FIRST_CHOICE, ...expected });
  });

  test('takes no more ids than the server does', () => {
    const many = Array.from({ length: 60 }, (_, index) => A.slice(0, -2) + String(index).padStart(2, '0'));
    expect(parseAnalyticsHash(`#/analytics?agents=${many.join(',')}`)?.agents).toHaveLength(50);
  });
});

describe('writing', () => {
  test.each<[Partial<AnalyticsChoice>, string]>([
    [{}, '#/analytics?preset=last-7-days'],
    [{ period: { kind: 'custom', from: '2026-11-01', to: '2026-11-07' } }, '#/analytics?from=2026-11-01&to=2026-11-07'],
    [
      { compare: false, openHours: true, chatbots: [A], agents: [A, B] },
      `#/analytics?preset=last-7-days&compare=none&times=open&chatbots=${A}&agents=${A},${B}`,
    ],
  ])('%j', (patch, hash) => {
    expect(writeAnalyticsHash({ ...FIRST_CHOICE, ...patch })).toBe(hash);
  });

  test.each(PRESETS)('%s is read as it was written', (preset) => {
    const choice: AnalyticsChoice = {
      period: { kind: 'preset', preset },
      compare: false,
      openHours: true,
      chatbots: [B],
      agents: [A],
    };
    expect(parseAnalyticsHash(writeAnalyticsHash(choice))).toEqual(choice);
  });
});
