import { type Navigation, navigationSchema } from '../../src-preload/payloads.ts';

/** Reads `#/chats/<conversation id>`, with `?workspace=<id>` or without, and `#/requests/<id>`; anything else leads nowhere. */
export function parseChatHash(hash: string): Navigation | null {
  const handoffId = /^#\/requests\/([0-9a-f-]{36})$/i.exec(hash)?.[1];
  const request = navigationSchema.safeParse({ to: 'request', handoffId });
  if (request.success) return request.data;
  const match = /^#\/chats\/([0-9a-f-]{36})(?:\?workspace=([0-9a-f-]{36}))?$/i.exec(hash);
  const parsed = navigationSchema.safeParse({ to: 'chat', conversationId: match?.[1], workspaceId: match?.[2] });
  return parsed.success ? parsed.data : null;
}

/** Follows links such as those in e-mails; the address is cleaned so that the same link works a second time. */
export function onBrowserNavigation(listener: (navigation: Navigation) => void): () => void {
  function follow(): void {
    const navigation = parseChatHash(location.hash);
    if (!navigation) return;
    history.replaceState(null, '', location.pathname + location.search);
    listener(navigation);
  }
  follow();
  window.addEventListener('hashchange', follow);
  return () => window.removeEventListener('hashchange', follow);
}
