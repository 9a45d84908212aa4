import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { buildConversation, buildWorkspace } from '../../test-support/factories.ts';
import { startMailServer, type TestMailServer } from '../../test-support/mail-server.ts';
import { type MailData, type NewMail, writeMail } from './index.ts';
import { openPostOffice, type TestPostOffice } from './test-post-office.ts';

let office: TestPostOffice;
let server: TestMailServer;
let open: Awaited<ReturnType<TestPostOffice['open']>>;
let conversationId: string;
beforeAll(async () => {
  office = await openPostOffice();
  server = await startMailServer();
  open = await office.open({ smtpUrl: server.url });
  conversationId = (await buildConversation(office.db, { workspace_id: office.workspaceId })).id;
});
beforeEach(() => {
  server.received.length = 0;
});
afterAll(async () => {
  await office.close();
  await server.close();
});

const hostile = '"><img src=x onerror=alert(1)>\r\nBcc: eve@example.net\r\n\r\n<script>alert(2)</script>\u202E{{7*7}}';
const visitor = { name: 'Vera', email: 'vera@example.org', page: 'https://shop.example/cart' };

function requestMail(change: Partial<Extract<MailData, { kind: 'new_request' }>> = {}): Promise<NewMail> {
  const data: MailData = {
    ...{ workspaceId: office.workspaceId, publicUrl: 'https://desk.example.com' },
    ...{ kind: 'new_request', chatbotName: 'Shop', visitor, conversationId },
    ...{ lastQuestion: 'Where is my parcel?', reason: 'visitor_asked', ...change },
  };
  return writeMail(data).then((content) => ({
    ...{ workspaceId: office.workspaceId, kind: 'new_request', to: 'ana@example.org', memberId: null, alertId: null },
    ...{ conversationId, dedupeKey: randomUUID(), ...content },
  }));
}

async function send(mail: NewMail) {
  const queued = await open.queue(mail);
  await vi.waitFor(async () => expect((await office.row(queued?.id)).state).not.toBe('queued'), { timeout: 8_000 });
  return office.row(queued?.id);
}

test('a mail has its content in both forms, and what mail clients go by', async () => {
  const row = await send(await requestMail());
  const mail = await server.parse(0);
  expect(mail.subject).toBe('New chat request · Shop');
  expect(mail.to).toEqual([{ address: 'ana@example.org', name: '' }]);
  expect(mail.from?.address).toBe('no-reply@desk.example.com');
  expect(mail.messageId).toBe(`<${row.id}@desk.example.com>`);
  expect(mail.references).toBe(`<chat.${conversationId}@desk.example.com>`);
  expect(mail.date).toBe(new Date(Math.floor(row.created_at.getTime() / 1_000) * 1_000).toISOString());
  const header = (key: string) => mail.headers.find((one) => one.key === key)?.value;
  expect(header('auto-submitted')).toBe('auto-generated');
  const link = `https://desk.example.com/open/chats/${conversationId}?workspace=${office.workspaceId}`;
  for (const body of [mail.text, mail.html]) {
    for (const part of ['Vera', 'vera@example.org', 'https://shop.example/cart', 'Shop', 'Where is my parcel?', link]) {
      expect(body).toContain(part);
    }
  }
});

test('mails about one conversation hang together, others do not', async () => {
  await send(await requestMail());
  await send(await requestMail());
  await send({ ...(await requestMail()), conversationId: null });
  const [one, other, alone] = await Promise.all([0, 1, 2].map((index) => server.parse(index)));
  expect(one?.references).toBe(other?.references);
  expect(one?.messageId).not.toBe(other?.messageId);
  expect(alone?.references).toBeUndefined();
});

test('what a visitor wrote stays text, and adds no header and no recipient', async () => {
  await send(
    await requestMail({
      visitor: { name: hostile, email: hostile, page: `javascript:${hostile}` },
      lastQuestion: hostile,
    }),
  );
  const mail = await server.parse(0);
  expect(server.received[0]?.recipients).toEqual(['ana@example.org']);
  expect(mail.bcc).toBeUndefined();
  expect(mail.subject).toBe('New chat request · Shop');
  expect(mail.html).not.toMatch(/<img|<script|onerror=alert\(1\)>/);
  expect(mail.html).toContain('&lt;script&gt;');
  expect(mail.html).not.toMatch(/href="javascript/);
  expect(`${mail.html}${mail.text}`).not.toContain('\u202E');
  expect(mail.text).toContain('> Bcc: eve@example.net');
});

test('names of chatbots and senders cannot break out of their header', async () => {
  await office.db
    .insertInto('mail_settings')
    .values({
      ...{ workspace_id: office.workspaceId, host: null, port: null, security: null, username: null, password: null },
      ...{ from_name: `Desk\r\nBcc: eve@example.net`, from_address: 'desk@example.org', changed_at: new Date() },
    })
    .execute();
  await send(await requestMail({ chatbotName: `Shop\r\nBcc: eve@example.net\u202E` }));
  const mail = await server.parse(0);
  expect(mail.subject).toBe('New chat request · Shop Bcc: eve@example.net');
  expect(mail.from).toEqual({ address: 'desk@example.org', name: 'Desk Bcc: eve@example.net' });
  expect(mail.headers.map(({ key }) => key)).not.toContain('bcc');
  expect(server.received[0]?.recipients).toEqual(['ana@example.org']);
  await office.db.deleteFrom('mail_settings').execute();
});

test('a subject with line breaks of its own is one line', async () => {
  await send({ ...(await requestMail()), subject: 'One\r\nBcc: eve@example.net' });
  expect((await server.parse(0)).headers.map(({ key }) => key)).not.toContain('bcc');
});

describe('an address that is more than one plain address gets nothing sent to anybody', () => {
  test.each([
    ['a list', 'ana@example.org, eve@example.net'],
    ['a semicolon list', 'ana@example.org;eve@example.net'],
    ['a group', 'friends: ana@example.org, eve@example.net;'],
    ['a display name', 'Ana <eve@example.net>'],
    ['a comment', 'ana@example.org (eve@example.net)'],
    ['a line break', 'ana@example.org\r\nRCPT TO:<eve@example.net>'],
    ['a quoted list', '"ana@example.org, eve"@example.net'],
    ['nothing', ''],
  ])('%s', async (_name, to) => {
    const row = await send({ ...(await requestMail()), to });
    expect(row).toMatchObject({ state: 'failed', detail: 'The address is not one plain e-mail address.' });
    expect(server.received).toEqual([]);
  });
});

test('the pretend shop writes its mails down and sends none, although SMTP_URL is set', async () => {
  const shop = await buildWorkspace(office.db, { demo: true });
  const row = await send({ ...(await requestMail()), workspaceId: shop.id, conversationId: null });
  expect(row.state).toBe('kept');
  expect(server.received).toEqual([]);
  expect(await open.mails.settings.get(shop.id)).toMatchObject({ value: { source: 'none' } });
});
