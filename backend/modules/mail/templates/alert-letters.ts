import type { HandoffReason } from '#contract/messages.ts';
import { cleanLine, cleanText } from './clean.ts';
import type { Letter } from './letter.ts';
import type { MailData, VisitorInfo } from './mail-data.ts';
import { markWords, type Piece } from './mark-words.ts';
import type { Fact } from './parts.ts';

type AlertData = Extract<MailData, { visitor: unknown }>;
/** What differs between the kinds. */
type Body = Pick<Letter, 'subject' | 'title' | 'lead' | 'quotes' | 'note'> & { extraFacts?: Fact[]; why: string };

/** A mail to somebody of the team. The subject names the chatbot and never anything a visitor wrote. */
export function writeAlert(data: AlertData): Letter {
  const { extraFacts = [], why, ...body } = writeBody(data);
  const settings = { label: 'Change what reaches you by mail', href: `${data.publicUrl}/console/#/settings/alerts` };
  return {
    ...body,
    language: 'en',
    brand: 'Handoff Desk',
    facts: [...visitorFacts(data.visitor), ['Chatbot', cleanLine(data.chatbotName)], ...extraFacts],
    entries: [],
    action: data.conversationId
      ? {
          label: 'Open the chat',
          href: `${data.publicUrl}/open/chats/${data.conversationId}?workspace=${data.workspaceId}`,
        }
      : null,
    footer: { text: `You get this because ${why}.`, link: settings },
  };
}

const REASONS: Record<HandoffReason, string> = {
  visitor_asked: 'They asked for a person',
  low_confidence: 'The bot was not sure of its answer',
  repeated_fallback: 'The bot had no answer several times',
  keyword: 'They used words that bring in a person',
  rule: 'A rule brings in a person',
  bot_error: 'The bot failed',
  api: 'Requested by another program',
};

function writeBody(data: AlertData): Body {
  const bot = cleanLine(data.chatbotName, 80);
  const who = data.visitor.name === null ? 'An anonymous visitor' : cleanLine(data.visitor.name, 80);
  switch (data.kind) {
    case 'new_request':
      return {
        subject: `New chat request · ${bot}`,
        title: 'New chat request',
        lead: `${who} is waiting for a person.`,
        quotes: plainQuotes(data.lastQuestion === null ? [] : [data.lastQuestion]),
        note: null,
        extraFacts: data.reason === null ? [] : [['Why', REASONS[data.reason]]],
        why: 'new chat requests reach you by mail',
      };
    case 'waiting':
      return {
        subject: `Still waiting after ${minutes(data.waitedMinutes)} · ${bot}`,
        title: `Waiting for ${minutes(data.waitedMinutes)}`,
        lead: `${who} asked for a person, and nobody has accepted yet.`,
        quotes: plainQuotes(data.lastQuestion === null ? [] : [data.lastQuestion]),
        note: null,
        why: 'requests that wait too long reach you by mail',
      };
    case 'message': {
      const count = data.messages.length + data.earlier;
      return {
        subject: `${count === 1 ? 'New message' : `${count} new messages`} in your chat · ${bot}`,
        title: count === 1 ? 'New message' : `${count} new messages`,
        lead: `${who} wrote to you, and you have not read it yet.`,
        quotes: plainQuotes(data.messages),
        note:
          data.earlier > 0
            ? `${data.earlier} earlier ${data.earlier === 1 ? 'one is' : 'ones are'} in the chat.`
            : null,
        why: 'unread messages in your chats reach you by mail',
      };
    }
    case 'keyword':
      return {
        subject: `Alert words used · ${bot}`,
        title: 'Alert words used',
        lead: `${who} used words on your list.`,
        quotes: [markWords(cleanText(data.text), data.words)],
        note: null,
        why: 'alert words reach you by mail',
      };
    case 'contact':
      return {
        subject: `Message left while you were offline · ${bot}`,
        title: 'Message left for you',
        lead: `${who} wrote while nobody could be had.`,
        quotes: plainQuotes([data.text]),
        note: null,
        why: 'messages that visitors leave reach you by mail',
      };
  }
}

function visitorFacts({ name, email, page }: VisitorInfo): Fact[] {
  const facts: Fact[] = [['Visitor', name === null ? 'Anonymous' : cleanLine(name)]];
  if (email !== null) facts.push(['E-mail', cleanLine(email, 254)]);
  if (page !== null) facts.push(['Page', cleanLine(page, 300)]);
  return facts;
}

function plainQuotes(texts: string[]): Piece[][] {
  return texts.map((text) => [{ text: cleanText(text), marked: false }]);
}

function minutes(count: number): string {
  return count === 1 ? '1 minute' : `${count} minutes`;
}
