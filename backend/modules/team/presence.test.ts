import { describe, expect, test } from 'vitest';
import { decidePresence, type PresenceFacts } from './presence.ts';

const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 23, 14, minute));

function facts(given: Partial<PresenceFacts> = {}): PresenceFacts {
  return {
    presence: 'online',
    presence_since: null,
    created_at: at(0),
    connected: true,
    connection_since: at(1),
    activity: 'active',
    activity_since: at(1),
    ...given,
  };
}

describe('decidePresence', () => {
  test.each([
    ['never seen', { connected: null, connection_since: null, activity: null }, 'offline', 'not_connected', 0],
    ['gone', { connected: false, connection_since: at(9) }, 'offline', 'not_connected', 9],
    [
      'gone, and away before',
      { connected: false, connection_since: at(9), presence: 'away' },
      'offline',
      'not_connected',
      9,
    ],
    ['away by choice', { presence: 'away', presence_since: at(2) }, 'away', 'chosen', 2],
    [
      'away by choice on a locked screen',
      { presence: 'away', presence_since: at(2), activity: 'locked' },
      'away',
      'chosen',
      2,
    ],
    ['idle', { activity: 'idle', activity_since: at(5) }, 'away', 'idle', 5],
    ['locked', { activity: 'locked', activity_since: at(6) }, 'away', 'locked', 6],
    ['asleep', { activity: 'asleep', activity_since: at(7) }, 'away', 'asleep', 7],
    ['there since the connection', {}, 'online', 'chosen', 1],
    ['there since the choice', { presence_since: at(4) }, 'online', 'chosen', 4],
    ['there since coming back to the computer', { activity_since: at(8) }, 'online', 'chosen', 8],
  ] as const)('%s', (_, given, state, reason, minute) => {
    expect(decidePresence(facts(given))).toEqual({ state, reason, since: at(minute).toISOString() });
  });
});
