import { describe, expect, test } from 'vitest';
import { createPresence } from './presence.ts';

function setUp() {
  const changes: string[] = [];
  return { changes, presence: createPresence({ onChange: (workspaceId) => changes.push(workspaceId) }) };
}

const ana = { memberId: 'ana', workspaceId: 'w', choice: 'online' } as const;

describe('presence', () => {
  test('is nobody until somebody is connected, and per workspace', () => {
    const { presence } = setUp();
    expect(presence.anyoneOnline('w')).toBe(false);
    presence.connect(ana, 'c1');
    expect(presence.anyoneOnline('w')).toBe(true);
    expect(presence.anyoneOnline('other')).toBe(false);
  });

  test('away is not online, although connected', () => {
    const { presence } = setUp();
    presence.connect({ ...ana, choice: 'away' }, 'c1');
    expect(presence.anyoneOnline('w')).toBe(false);
    presence.choose('ana', 'online');
    expect(presence.anyoneOnline('w')).toBe(true);
  });

  test('ends with the last connection, not with the first', () => {
    const { presence, changes } = setUp();
    presence.connect(ana, 'c1');
    presence.connect(ana, 'c2');
    presence.disconnect('ana', 'c1');
    expect(presence.anyoneOnline('w')).toBe(true);
    presence.disconnect('ana', 'c1');
    presence.disconnect('ana', 'c2');
    expect(presence.anyoneOnline('w')).toBe(false);
    expect(changes).toEqual(['w', 'w']);
  });
});
