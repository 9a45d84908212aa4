import { expect, test } from 'vitest';
import type { Colleague } from '#contract/routing.ts';
import { mayTake, orderColleagues } from './order-colleagues.ts';

const since = '2026-11-23T09:00:00.000Z';
function build(name: string, patch: Partial<Colleague> = {}): Colleague {
  const presence = { state: 'online', reason: 'chosen', since } as const;
  return { id: name, name, presence, activeChats: 0, cap: 3, ...patch };
}

test('the least busy first, then who is away, then who cannot take any; never myself', () => {
  const agents = [
    build('Gone', { presence: { state: 'offline', reason: 'not_connected', since } }),
    build('Full', { activeChats: 3 }),
    build('Away', { presence: { state: 'away', reason: 'idle', since } }),
    build('Busy', { activeChats: 2 }),
    build('Me'),
    build('Free'),
  ];
  const ordered = orderColleagues(agents, 'Me');
  expect(ordered.map(({ name }) => name)).toEqual(['Free', 'Busy', 'Away', 'Gone', 'Full']);
  expect(ordered.map(mayTake)).toEqual([true, true, true, false, false]);
});
