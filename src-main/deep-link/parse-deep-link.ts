import type { Navigation } from '../../src-preload/payloads.ts';

export const DEEP_LINK_SCHEME = 'handoff-desk';
const MAX_LENGTH = 512;
const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}';
const CHAT_LINK = new RegExp(`^handoff-desk://chats/(${UUID})/?(?:\\?workspace=(${UUID}))?$`, 'i');

const JOIN_LINK = /^handoff-desk:\/\/join\/([A-Za-z0-9_-]{43})\/?$/i;

/**
 * Any page and any mail can open such a link, so it can only ever point at something: a chat, or an invite that the page
 * then asks about. No server, no action. Returns null for everything that is not exactly `handoff-desk://chats/<uuid>`,
 * with `?workspace=<uuid>` or without, or `handoff-desk://join/<token>`.
 */
export function parseDeepLink(link: string): Navigation | null {
  if (link.length > MAX_LENGTH) return null;
  const token = JOIN_LINK.exec(link)?.[1];
  if (token !== undefined) return { to: 'join', token };
  const [, conversationId, workspaceId] = CHAT_LINK.exec(link.toLowerCase()) ?? [];
  return conversationId === undefined ? null : { to: 'chat', conversationId, ...(workspaceId && { workspaceId }) };
}

/** The link among the arguments of a start, wherever the operating system put it. */
export function findDeepLink(argv: readonly string[]): Navigation | null {
  for (const argument of argv) {
    const navigation = parseDeepLink(argument);
    if (navigation) return navigation;
  }
  return null;
}
