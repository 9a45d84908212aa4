import { decideSite } from '../../../../modules/visitor/index.ts';
import type { BotIdentity, SocketDeps } from '../deps.ts';
import { HandshakeRefusal } from '../handshake.ts';

/**
 * Throws a HandshakeRefusal unless the page's origin is one of the chatbot's allowed sites; our own pages (the demo, the
 * console's preview) always are. Sites that get in are noted, for "connected ✓".
 */
export function admitSite(
  chatbot: Pick<BotIdentity, 'id' | 'allowedSites'>,
  origin: string | undefined,
  { visitors, agentOrigins, log }: Pick<SocketDeps, 'visitors' | 'agentOrigins' | 'log'>,
): void {
  if (origin !== undefined && agentOrigins.has(origin)) return;
  if (decideSite(origin, chatbot.allowedSites) === 'refuse') {
    throw new HandshakeRefusal('forbidden', 'This chat is not meant for this site.');
  }
  // `null` is what pages without an origin of their own say, such as files.
  if (origin === undefined || origin === 'null') return;
  visitors
    .noteSite(chatbot.id, origin.slice(0, 300))
    .catch((error: unknown) => log.warn({ err: error }, 'a connected site could not be noted'));
}
