import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { decideHandshake } from './handshake.ts';

const policy = { agentOrigins: new Set(['https://desk.example.com', 'app://console']) };

function ask(role: string | null, origin?: string, host = 'desk.example.com') {
  const url = `/socket.io/?EIO=4&transport=websocket${role === null ? '' : `&role=${role}`}`;
  return decideHandshake({ url, headers: { host, origin } } as IncomingMessage, policy);
}

describe('decideHandshake', () => {
  test.each([
    ['another site', 'https://evil.example'],
    ['a lookalike that starts the same', 'https://desk.example.com.evil.example'],
    ['the same host over another scheme', 'ftp://desk.example.com'],
    ['a sandboxed page', 'null'],
    ['nonsense', '::::'],
    ['another app', 'app://console.evil'],
  ])('refuses an agent connection from %s', (_, origin) => {
    expect(ask('agent', origin)).toBe('refuse');
  });

  test.each([
    ['the public address', 'https://desk.example.com'],
    ['the desktop app', 'app://console'],
    ['no page at all', undefined],
  ])('allows an agent connection from %s', (_, origin) => {
    expect(ask('agent', origin)).toBe('agent');
  });

  test('allows the page that this very host served', () => {
    expect(ask('agent', 'http://127.0.0.1:4310', '127.0.0.1:4310')).toBe('agent');
    expect(ask('agent', 'http://127.0.0.1:4311', '127.0.0.1:4310')).toBe('refuse');
  });

  test('visitors come from any site; nobody comes without saying what they want to be', () => {
    expect(ask('visitor', 'https://shop.example')).toBe('visitor');
    expect(ask('visitor', 'null')).toBe('visitor');
    expect(ask(null, 'https://desk.example.com')).toBe('refuse');
    expect(ask('owner', 'https://desk.example.com')).toBe('refuse');
  });
});
