import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Message } from '#contract/messages.ts';
import { PRIVATE_LINK } from '../private-link.ts';
import type { MailData } from './mail-data.ts';
import { markWords } from './mark-words.ts';
import { writeMail } from './write-mail.ts';

const about = {
  publicUrl: 'https://desk.example.com',
  workspaceId: '019abcde-0000-7000-8000-00000000000a',
  chatbotName: 'Shop',
  visitor: { name: 'Vera', email: 'vera@example.org', page: null },
  conversationId: '019abcde-0000-7000-8000-000000000001',
};

let seq = 0;
function message(
  time: string,
  kind: Message['author']['kind'],
  name: string | null,
  content: Message['content'],
): Message {
  seq += 1;
  const at = `2026-11-23T${time}:00.000Z`;
  return {
    id: `id-${seq}`,
    conversationId: about.conversationId,
    seq,
    at,
    author: { kind, name },
    clientId: null,
    content,
  };
}
const transcript = [
  message('12:04', 'visitor', null, { kind: 'text', text: 'Hello' }),
  message('12:05', 'bot', 'Shop', { kind: 'text', text: 'Hi there' }),
  message('12:06', 'system', null, { kind: 'event', event: { type: 'handoff_accepted', agentName: 'Ana' } }),
  message('12:07', 'agent', 'Ana', { kind: 'text', text: 'I am here' }),
];

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
      sentBy: null,
      chatbotName: 'Shop',
      timeZone: 'America/New_York',
      language: 'en',
      messages: transcript,
    },
    'Your chat with Shop',
    ['November 23, 2026', 'America/New York', 'You · 07:04', 'Shop (automated) · 07:05', 'Ana joined', 'Ana · 07:07'],
  ],
  [{ kind: 'test', publicUrl: about.publicUrl, recipientName: 'Ana' }, 'Test mail from Handoff Desk', ['Hello Ana']],
  [
    { kind: 'invite', workspaceName: 'Corner\nShop', inviterName: 'Olga' },
    'Join Corner Shop on Handoff Desk',
    ['Olga invites you', '72 hours', PRIVATE_LINK],
  ],
  [
    { kind: 'password_reset', workspaceName: 'Corner Shop', recipientName: 'Ana' },
    'Set a new password for Handoff Desk',
    ['Hello Ana', '30 minutes', PRIVATE_LINK],
  ],
  [
    {
      kind: 'two_step_reset',
      publicUrl: about.publicUrl,
      workspaceName: 'Corner Shop',
      recipientName: 'Ana',
      resetBy: 'Olga\nOwner',
    },
    'Your two-step sign-in was reset',
    ['Hello Ana', 'Olga Owner turned', 'Corner Shop', `${about.publicUrl}/console/#/settings/profile`],
  ],
];

test.each(table)('$kind', async (data, subject, parts) => {
  const mail = await writeMail(data);
  expect(mail.subject).toBe(subject);
  for (const part of parts) expect([mail.text, mail.html].map((body) => body.includes(part))).toEqual([true, true]);
  expect(mail.html).toMatch(/^<!DOCTYPE html/);
  expect(mail.html).not.toMatch(/<script|<link|<img|url\(/);
  expect(await writeMail(data)).toEqual(mail);
});

test('an alert says why it came and where to change that, a transcript leads nowhere, a letter with a private link only there', async () => {
  for (const [data] of table) {
    const { html, text } = await writeMail(data);
    if (data.kind === 'invite' || data.kind === 'password_reset') {
      expect(text.match(/https?:\/\/\S+/g)).toEqual([PRIVATE_LINK]);
      expect(text).toMatch(/If (you do not expect this|that was not you)/);
      continue;
    }
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

test.each([
  ['de', 'Ihr Gespräch mit Shop', ['23. November 2026', 'Sie · 12:04', 'Ana ist ins Gespräch gekommen']],
  ['fr', 'Votre conversation avec Shop', ['23 novembre 2026', 'Vous · 12:04', 'Ana a rejoint la conversation']],
  ['es', 'Tu conversación con Shop', ['23 de noviembre de 2026', 'Tú · 12:04', 'Ana se ha unido']],
  ['ar', 'محادثتك مع Shop', ['أنت · 12:04', 'إلى المحادثة']],
] as const)('a transcript in %s', async (language, subject, parts) => {
  const data = {
    kind: 'transcript',
    sentBy: null,
    chatbotName: 'Shop',
    messages: transcript,
    timeZone: 'UTC',
    language,
  } as const;
  const mail = await writeMail(data);
  expect(mail.subject).toBe(subject);
  for (const part of parts) expect([mail.text, mail.html].map((body) => body.includes(part))).toEqual([true, true]);
  expect(mail.html).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"`);
});

test('mails can be written in a process that loads nothing else first, in the mode for production', () => {
  const file = join(import.meta.dirname, 'write-mail.ts');
  const { NODE_ENV: _, ...env } = process.env;
  const program = `
    const { writeMail } = await import(${JSON.stringify(file)});
    const { html } = await writeMail({ kind: 'test', publicUrl: 'https://desk.example.com', recipientName: null });
    console.log(process.env.NODE_ENV, html.includes('<html'));`;
  expect(execFileSync(process.execPath, ['--input-type=module', '-e', program], { env, encoding: 'utf8' })).toBe(
    'production true\n',
  );
}, 30_000);
