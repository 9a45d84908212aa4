import { DateTime } from 'luxon';
import { cleanLine, cleanText } from './clean.ts';
import type { Letter } from './letter.ts';
import type { MailData, TranscriptEntry } from './mail-data.ts';

type Data = Extract<MailData, { kind: 'transcript' }>;

/** The whole conversation, for the visitor who had it. Nothing in it leads into the team's console. */
export function writeTranscript({ chatbotName, entries, timeZone }: Data): Letter {
  const bot = cleanLine(chatbotName, 80);
  const first = entries[0];
  const day = first && DateTime.fromJSDate(first.at, { zone: timeZone }).setLocale('en').toFormat('d LLLL yyyy');
  return {
    subject: `Your chat with ${bot}`,
    brand: null,
    title: `Your chat with ${bot}`,
    lead: day ? `${day}. Times are in ${timeZone.replaceAll('_', ' ')}.` : 'Nothing was written.',
    facts: [],
    quotes: [],
    note: null,
    entries: entries.map((entry) => ({ head: headOf(entry, timeZone), text: cleanText(entry.text, 8_000) })),
    action: null,
    footer: { text: 'You get this because somebody asked for it in the chat, with this address.', link: null },
  };
}

function headOf({ author, name, at }: TranscriptEntry, zone: string): string {
  const time = DateTime.fromJSDate(at, { zone }).toFormat('HH:mm');
  const given = name === null ? null : cleanLine(name, 80);
  const who = { visitor: 'You', agent: given ?? 'Our team', bot: `${given ?? 'Chatbot'} (bot)`, system: '' }[author];
  return who === '' ? time : `${who} · ${time}`;
}
