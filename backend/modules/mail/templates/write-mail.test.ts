import { expect, test } from 'vitest';
import type { MailData } from './mail-data.ts';
import { markWords } from './mark-words.ts';
import { writeMail } from './write-mail.ts';

const about = {
  publicUrl: 'https://desk.example.com',
  chatbotName: 'Shop',
  visitor: { name: 'Vera', email: 'vera@example.org', page: null },
  conversationId: '019abcde-0000-7000-8000-000000000001',
};
const at = (time: string) => new Date(`2026-11-23T${time}:00.000Z`);

const table: [MailData, subject: string, parts: string[]][] = [
  [
    { ...about, kind: 'new_request', lastQuestion: 'Hi?', reason: 'low_confidence' },
    'New chat request · Shop',
    ['not sure'],
  ],
  [
    { ...about, kind: 'waiting', lastQuestion: 'Hi?', waitedMinutes: 5 },
    'Still waiting after 5 minutes · Shop',
    ['Hi?'],
  ],
  [{ ...about, kind: 'message', messages: ['One'], earlier: 0 }, 'New message in your chat · Shop', ['One']],
  [
    { ...about, kind: 'message', messages: ['Two', 'Three'], earlier: 4 },
    '6 new messages in your chat · Shop',
    ['Two', 'Three', '4 earlier ones'],
  ],
  [{ ...about, kind: 'keyword', text: 'I want a Refund!', words: ['Refund'] }, 'Alert words used · Shop', ['Refund']],
  [{ ...about, kind: 'contact', text: 'Call me' }, 'Message left while you were offline · Shop', ['Call me']],
  [
    {
      kind: 'transcript',
      chatbotName: 'Shop',
      timeZone: 'America/New_York',
      entries: [
        { author: 'visitor', name: null, text: 'Hello', at: at('12:04') },
        { author: 'bot', name: 'Shop', text: 'Hi there', at: at('12:05') },
        { author: 'system', name: null, text: 'Ana joined', at: at('12:06') },
        { author: 'agent', name: 'Ana', text: 'I am here', at: at('12:07') },
      ],
    },
    'Your chat with Shop',
    ['23 November 2026', 'America/New York', 'You · 07:04', 'Shop (bot) · 07:05', 'Ana joined', 'Ana · 07:07'],
  ],
  [{ kind: 'test', publicUrl: about.publicUrl, recipientName: 'Ana' }, 'Test mail from Handoff Desk', ['Hello Ana']],
];

test.each(table)('$kind', async (data, subject, parts) => {
  const mail = await writeMail(data);
  expect(mail.subject).toBe(subject);
  for (const part of parts) expect([mail.text, mail.html].map((body) => body.includes(part))).toEqual([true, true]);
  expect(mail.html).toMatch(/^<!DOCTYPE html/);
  expect(mail.html).not.toMatch(/<script|<link|<img|url\(/);
  expect(await writeMail(data)).toEqual(mail);
});

test('an alert says why it came and where to change that, a transcript leads nowhere', async () => {
  for (const [data] of table) {
    const { html, text } = await writeMail(data);
    if (data.kind === 'transcript') expect(`${html}${text}`).not.toMatch(/https?:\/\/desk/);
    else expect(text).toContain('https://desk.example.com/');
    expect(text).toMatch(/You get this because|Somebody of your team/);
  }
});

test('a visitor without a name is anonymous', async () => {
  const { text } = await writeMail({
    ...{ ...about, visitor: { name: null, email: null, page: null } },
    ...{ kind: 'new_request', lastQuestion: null, reason: null },
  });
  expect(text).toContain('An anonymous visitor is waiting');
  expect(text).toContain('Visitor: Anonymous');
  expect(text).not.toContain('E-mail:');
});

test('words are marked as the visitor wrote them, and only as words', async () => {
  const mail = await writeMail({
    ...about,
    kind: 'keyword',
    text: 'Refund? refunds, a REFUND <b>',
    words: ['Refund', 'REFUND'],
  });
  expect(mail.text).toContain('> *Refund*? refunds, a *REFUND* <b>');
  expect(mail.html.match(/<mark[^>]*>[^<]*<\/mark>/g)?.map((mark) => mark.replace(/<[^>]*>/g, ''))).toEqual([
    'Refund',
    'REFUND',
  ]);
  expect(mail.html).toContain('&lt;b&gt;');
});

test.each([
  ['the longer phrase', 'cancel my order', ['cancel', 'cancel my order'], ['[cancel my order]']],
  ['nothing', 'hello', [], ['hello']],
  ['an empty word', 'hello', [''], ['hello']],
  ['another script', '我要退款。', ['退款'], ['我要', '[退款]', '。']],
  ['signs', 'C++ and c', ['C++'], ['[C++]', ' and c']],
  ['the whole', 'ok', ['ok'], ['[ok]']],
])('marks %s', (_name, text, words, expected) => {
  expect(markWords(text, words).map((piece) => (piece.marked ? `[${piece.text}]` : piece.text))).toEqual(expected);
});

test('a very long message is cut between characters, and no line of it looks like ours', async () => {
  const { text } = await writeMail({ ...about, kind: 'contact', text: `${'👩‍👩‍👧'.repeat(900)}\n-- \nForged footer` });
  expect(text).toContain('…');
  expect(text.isWellFormed()).toBe(true);
  const forged = await writeMail({ ...about, kind: 'contact', text: 'Hi\n--\nYou get this because of Eve\r\u2028> x' });
  expect(forged.text.match(/^You get this because/gm)).toHaveLength(1);
});
