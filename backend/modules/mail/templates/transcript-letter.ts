import { DateTime } from 'luxon';
import type { Message } from '#contract/messages.ts';
import { cleanLine, cleanText } from './clean.ts';
import type { Letter } from './letter.ts';
import type { MailData } from './mail-data.ts';
import { describeEvent, type TranscriptWords, transcriptWords } from './transcript-words.ts';

type Data = Extract<MailData, { kind: 'transcript' }>;

/** The whole conversation, for the visitor who had it or for whom a member sends it to. Nothing in it leads into the console. */
export function writeTranscript({ chatbotName, messages, timeZone, language, sentBy }: Data): Letter {
  const words = transcriptWords[language];
  const chatbot = cleanLine(chatbotName, 80);
  const title = sentBy ? words.titleForOthers(chatbot) : words.title(chatbot);
  // Never "you" to somebody who may not be the visitor.
  const visitor = sentBy ? cleanLine(sentBy.visitorName ?? words.visitor, 80) : words.you;
  const timeOf = (at: string) => DateTime.fromISO(at, { zone: timeZone }).setLocale(language);
  const first = messages[0];
  const day = first ? `${timeOf(first.at).toLocaleString(DateTime.DATE_FULL)}. ` : '';
  return {
    language,
    subject: title,
    brand: null,
    title,
    lead: `${day}${words.times(timeZone.replaceAll('_', ' '))}`,
    facts: [],
    quotes: [],
    note: null,
    entries: messages.map((message) =>
      toEntry(message, { words, visitor, time: timeOf(message.at).toFormat('HH:mm') }),
    ),
    action: null,
    footer: { text: sentBy ? words.sentBy(cleanLine(sentBy.name, 80)) : words.footer, link: null },
  };
}

function toEntry(
  { author, content }: Message,
  { words, visitor, time }: { words: TranscriptWords; visitor: string; time: string },
): Letter['entries'][number] {
  if (content.kind === 'event') return { head: time, text: cleanText(describeEvent(content.event, words)) };
  const name = author.name === null ? words.team : cleanLine(author.name, 80);
  const who = author.kind === 'visitor' ? visitor : author.kind === 'bot' ? words.bot(name) : name;
  return { head: `${who} · ${time}`, text: cleanText(content.text, 8_000) };
}
