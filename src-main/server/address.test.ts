import { describe, expect, it } from 'vitest';
import { readAddress } from './address.ts';
import { createChosenServer, readGivenServer } from './chosen-server.ts';

describe('readAddress', () => {
  it.each([
    '',
    '   ',
    'ftp://desk.example.com',
    'file:///etc',
    'javascript:alert(1)',
    'https://ana:secret@desk.example.com',
    'ana@desk.example.com',
    'desk .example.com',
    'https://',
    'https://[::1',
    'desk.example.com:99999',
    'x'.repeat(2_001),
  ])('refuses %j', (typed) => {
    expect(readAddress(typed)).toEqual([]);
  });

  it('tries https before http when no scheme is said', () => {
    expect(readAddress('desk.example.com')).toEqual(['https://desk.example.com', 'http://desk.example.com']);
    expect(readAddress(' localhost:4310/console ')).toEqual(['https://localhost:4310', 'http://localhost:4310']);
  });

  it('keeps to a scheme that is said, and brings the address to its normal form', () => {
    expect(readAddress('HTTPS://Desk.Example.com:443/console/?a=b#c')).toEqual(['https://desk.example.com']);
    expect(readAddress('http://127.0.0.1:4310/')).toEqual(['http://127.0.0.1:4310']);
    expect(readAddress('http://[::1]:4310')).toEqual(['http://[::1]:4310']);
  });
});

describe('readGivenServer', () => {
  it('reads the argument before the environment, and only a whole address', () => {
    const environment = { HANDOFF_DESK_SERVER: 'https://desk.example.com' };
    expect(readGivenServer(['electron', '.', '--server=http://127.0.0.1:4310/'], environment)).toBe(
      'http://127.0.0.1:4310',
    );
    expect(readGivenServer(['electron', '.'], environment)).toBe('https://desk.example.com');
    expect(readGivenServer(['electron', '--server=desk.example.com'], {})).toBeNull();
    expect(readGivenServer(['electron', '--server='], {})).toBeNull();
  });
});

describe('createChosenServer', () => {
  function createMemoryStore(values: Record<string, unknown> = {}) {
    return {
      values,
      get: (key: string) => values[key],
      set(key: string, value: unknown) {
        values[key] = value;
      },
    };
  }

  it('remembers the choice, and lets a given address win', () => {
    const store = createMemoryStore();
    createChosenServer(store, null).keep('https://desk.example.com');
    expect(createChosenServer(store, null).get()).toBe('https://desk.example.com');
    expect(createChosenServer(store, 'http://127.0.0.1:1').get()).toBe('http://127.0.0.1:1');
  });

  it.each([42, 'nonsense', 'file:///etc/passwd', null])('does not trust a stored %j', (server) => {
    expect(createChosenServer(createMemoryStore({ server }), null).get()).toBeNull();
  });
});
