import type { Message } from '#contract/messages.ts';
import type { Call } from './connection/visitor-calls.ts';
import { describeEvent, language, texts } from './texts.ts';

const pageSize = 200;

/** The whole conversation as text, paged from the server; null when that did not work out. */
export async function readTranscript(call: Call, conversationId: string, chatbot: string): Promise<string | null> {
  const messages: Message[] = [];
  for (;;) {
    const afterSeq = messages.at(-1)?.seq ?? 0;
    const page = await call('conversation:page', { conversationId, afterSeq, limit: pageSize });
    if (!page.ok) return null;
    messages.push(...page.value.messages);
    if (!page.value.hasMore || page.value.messages.length === 0) break;
  }
  return writeTranscript(messages, chatbot);
}

/** Times are the visitor's own. */
export function writeTranscript(messages: readonly Message[], chatbot: string): string {
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const lines = messages.flatMap(({ at, author, content }) => {
    const time = `[${when.format(new Date(at))}]`;
    if (content.kind === 'event') {
      const line = content.event.type === 'conversation_ended' ? texts.ended : describeEvent(content.event);
      return line === null ? [] : [`${time} ${line}`];
    }
    const name = author.kind === 'visitor' ? texts.you : (author.name ?? texts.automated);
    return [`${time} ${texts.said(name)} ${content.text}`];
  });
  return `${[texts.panel(chatbot), '', ...lines].join('\r\n')}\r\n`;
}

export function saveAsFile(text: string, name: string): void {
  // The mark tells old editors that it is UTF-8.
  const address = URL.createObjectURL(new Blob(['\ufeff', text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
