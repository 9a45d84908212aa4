import type { WidgetConfig } from '../shared/page-side.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Decides what a page's `boot` options mean; a string says what is wrong with them.
 * `scriptOrigin` is where this script came from: a snippet that names no server talks to that one.
 */
export function parseBoot(options: unknown, scriptOrigin: string | null): WidgetConfig | string {
  if (typeof options !== 'object' || options === null) return "boot needs options: { chatbot: '…' }.";
  const chatbot = 'chatbot' in options ? options.chatbot : undefined;
  const server = 'server' in options ? options.server : undefined;
  if (typeof chatbot !== 'string' || !uuid.test(chatbot)) return 'boot: "chatbot" must be the id of a chatbot.';
  if (server === undefined) {
    if (scriptOrigin === null) return 'boot: "server" is needed, because the address of this script is not known.';
    return { chatbotId: chatbot.toLowerCase(), server: scriptOrigin };
  }
  const url = typeof server === 'string' && URL.canParse(server) ? new URL(server) : null;
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    return 'boot: "server" must be an address such as https://chat.example.com.';
  }
  return { chatbotId: chatbot.toLowerCase(), server: url.origin };
}
