import { expect, it } from 'vitest';
import { buildEntry } from '../../test/build-messages.ts';
import { decideDelivery } from './decide-delivery.ts';

it.each([
  [0, 'quiet'],
  [999, 'quiet'],
  [1_000, 'sending'],
  [14_999, 'sending'],
  [15_000, 'waiting'],
  [-3_600_000, 'waiting'],
] as const)('%d ms after writing: %s', (age, delivery) => {
  expect(decideDelivery(buildEntry({ createdAt: 1_000_000 }), 1_000_000 + age)).toBe(delivery);
});

it('a refusal is said at once', () => {
  expect(decideDelivery(buildEntry({ refusal: 'wrong_state' }), 0)).toBe('refused');
});
