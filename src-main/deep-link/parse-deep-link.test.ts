import { describe, expect, it } from 'vitest';
import { findDeepLink, parseDeepLink } from './parse-deep-link.ts';

const TOKEN = 'Ab0_-'.repeat(8).padEnd(43, 'z');
const ID = '0198c5c4-7d1e-7abc-8def-0123456789ab';

describe('parseDeepLink', () => {
  it.each([
    `https://chats/${ID}`,
    `handoff-desk://chats/${ID}?server=https://evil.example`,
    `handoff-desk://chats/${ID}?workspace=${ID}&server=https://evil.example`,
    `handoff-desk://chats/${ID}?workspace=`,
    `handoff-desk://chats/${ID}?workspace=${ID.slice(1)}`,
    `handoff-desk://chats/${ID}?workspace=${ID}\n`,
    `handoff-desk://chats/${ID}?account=${ID}`,
    `handoff-desk://chats/${ID}#x`,
    `handoff-desk://chats/${ID}/../settings`,
    `handoff-desk://chats/../${ID}`,
    `handoff-desk://settings/${ID}`,
    `handoff-desk://user@chats/${ID}`,
    `handoff-desk:chats/${ID}`,
    `x handoff-desk://chats/${ID}`,
    `handoff-desk://chats/${ID}\n`,
    `handoff-desk://chats/${ID} --inspect`,
    'handoff-desk://chats/1',
    'handoff-desk://chats/',
    `handoff-desk://join/${TOKEN}x`,
    `handoff-desk://join/${TOKEN.slice(1)}`,
    `handoff-desk://join/${TOKEN}?server=https://evil.example`,
    `handoff-desk://join/https://evil.example/${TOKEN}`,
    `handoff-desk://join/${TOKEN.slice(1)}%2F`,
    'handoff-desk://join/',
    '',
    `handoff-desk://chats/${ID}${'/'.repeat(512)}`,
  ])('refuses %j', (link) => {
    expect(parseDeepLink(link)).toBeNull();
  });

  it('leads to a chat', () => {
    const chat = { to: 'chat', conversationId: ID };
    expect(parseDeepLink(`handoff-desk://chats/${ID}`)).toEqual(chat);
    expect(parseDeepLink(`HANDOFF-DESK://chats/${ID.toUpperCase()}/`)).toEqual(chat);
    const workspaceId = ID.replace('0198', '0199');
    const link = `handoff-desk://chats/${ID}?workspace=${workspaceId.toUpperCase()}`;
    expect(parseDeepLink(link)).toEqual({ ...chat, workspaceId });
  });
});

describe('parseDeepLink of invites', () => {
  it('leads to the page that asks, with the token as it is', () => {
    expect(parseDeepLink(`handoff-desk://join/${TOKEN}`)).toEqual({ to: 'join', token: TOKEN });
    expect(parseDeepLink(`Handoff-Desk://join/${TOKEN}/`)).toEqual({ to: 'join', token: TOKEN });
  });
});

describe('findDeepLink', () => {
  it('takes the first good link among other arguments', () => {
    const argv = ['/opt/desk', '--flag', 'handoff-desk://chats/nonsense', `handoff-desk://chats/${ID}`];
    expect(findDeepLink(argv)).toEqual({ to: 'chat', conversationId: ID });
    expect(findDeepLink(['/opt/desk', '.'])).toBeNull();
  });
});
