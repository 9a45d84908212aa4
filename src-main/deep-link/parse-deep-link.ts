import type { Navigation } from '../../src-preload/payloads.ts';

export const DEEP_LINK_SCHEME = 'handoff-desk';
const MAX_LENGTH = 512;
const CHAT_LINK =
  /^handoff-desk:\/\/chats\/([0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})\/?$/i;

/**
 * Any page and any mail can open such a link, so it can only ever point at a chat: no server, no token, no action.
 * Returns null for everything that is not exactly `handoff-desk://chats/<uuid>`.
 */
export function parseDeepLink(link: string): Navigation | null {
  if (link.length > MAX_LENGTH) return null;
  const conversationId = CHAT_LINK.exec(link)?.[1];
  return conversationId === undefined ? null : { to: 'chat', conversationId: conversationId.toLowerCase() };
}

/** The link among the arguments of a start, wherever the operating system put it. */
export function findDeepLink(argv: readonly string[]): Navigation | null {
  for (const argument of argv) {
    const navigation = parseDeepLink(argument);
    if (navigation) return navigation;
  }
  return null;
}
