import type { Message } from '#contract/messages.ts';

export type TextMessage = Message & { content: Extract<Message['content'], { kind: 'text' }> };

function isText(message: Message): message is TextMessage {
  return message.content.kind === 'text';
}

/**
 * Which of the visitor's messages the bot still has to answer, oldest first. `messages` is the end of the thread in
 * ascending order, in a conversation that is the bot's.
 *
 * The bot answers in order, one reply each, and whatever lies before a system event (a person was asked for, came or
 * left) is settled; so the replies since then belong to the first messages since then.
 */
export function decideOwed(messages: readonly Message[]): TextMessage[] {
  const since = messages.slice(messages.findLastIndex((message) => message.author.kind === 'system') + 1);
  const texts = since.filter(isText);
  const asked = texts.filter((message) => message.author.kind === 'visitor');
  // Message 1 is the greeting, which answers nobody.
  const replies = texts.filter((message) => message.author.kind === 'bot' && message.seq > 1).length;
  const lastOther = since.findLast((message) => message.author.kind !== 'visitor')?.seq ?? 0;
  // With the beginning cut off, replies to messages out of sight may be counted; but nothing stands after an
  // unanswered message at the very end, so that one is owed in any case.
  return asked.filter((message, position) => position >= replies || message.seq > lastOther);
}
