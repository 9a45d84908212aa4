import { DateTime } from 'luxon';
import type { ConversationDetail, TranscriptMessage } from '#contract/history/past-conversations.ts';
import { tellEvent } from './event-words.ts';
import { escapeMarkdown, escapeMarkdownLine } from './markdown.ts';

export function writeMarkdownHead({ conversation, handoffs }: ConversationDetail, zone: string): string {
  const { visitor, chatbot, agents, startedAt, closedAt, rating } = conversation;
  const line = (name: string, value: string): string => `- **${name}:** ${escapeMarkdownLine(value)}\n`;
  const waits = handoffs.map(({ waitedMs }) => `${Math.round(waitedMs / 1_000)} s`);
  return [
    `# Conversation with ${escapeMarkdownLine(visitor.name ?? 'Anonymous')}\n\n`,
    visitor.email !== null ? line('E-mail', `${visitor.email}${visitor.verified ? '' : ' (not verified)'}`) : '',
    line('Chatbot', chatbot.name),
    agents.length > 0 ? line('Agents', agents.map(({ name }) => name).join(', ')) : '',
    line('Began', tellTime(startedAt, zone)),
    closedAt !== null ? line('Ended', tellTime(closedAt, zone)) : '',
    waits.length > 0 ? line('Waited', waits.join(', ')) : '',
    rating ? line('Rating', `${rating.stars} of 5${rating.comment === '' ? '' : `: ${rating.comment}`}`) : '',
    line('Times', zone),
  ].join('');
}

export function writeMarkdownMessage(
  { author, content, at }: TranscriptMessage,
  { conversation: { visitor } }: ConversationDetail,
  zone: string,
): string {
  const time = tellTime(at, zone);
  if (content.kind === 'event') return `\n*${time} · ${escapeMarkdownLine(tellEvent(content.event))}*\n`;
  const name = author.kind === 'visitor' ? (visitor.name ?? 'Anonymous') : (author.name ?? 'Team');
  const role = author.kind === 'bot' ? ' (bot)' : author.kind === 'agent' ? ' (agent)' : '';
  return `\n**${escapeMarkdownLine(name)}${role}** · ${time}\n\n${escapeMarkdown(content.text)}\n`;
}

function tellTime(at: string, zone: string): string {
  return DateTime.fromISO(at, { zone }).toFormat('yyyy-MM-dd HH:mm:ss');
}
