import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildConversation, buildMember, buildWorkspace } from '../../test-support/factories.ts';
import { createTestClock } from '../../test-support/test-clock.ts';
import { createTestDatabase, type TestDatabase } from '../../test-support/test-database.ts';
import { createForwardedTranscripts, MOST_PER_HOUR } from './forwarded-transcripts.ts';
import type { NewMail } from './new-mail.ts';
import { insertMails } from './store.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function openDesk({ hasServer = true } = {}) {
  const { db } = database;
  const workspace = await buildWorkspace(db);
  const { id: conversationId } = await buildConversation(db, { workspace_id: workspace.id });
  const member = await buildMember(db, { workspace_id: workspace.id, name: 'Ana' });
  const clock = createTestClock('2026-11-23T12:10:00.000Z');
  const queued: NewMail[] = [];
  const forward = createForwardedTranscripts({
    db,
    clock,
    mails: {
      hasServer: async () => hasServer,
      sendSoon: () => {},
      async queue(tx, mail) {
        const [id = null] = await insertMails(tx, [{ mail, state: 'kept', privateLink: null }], clock.now());
        if (id !== null) queued.push(mail);
        return id === null ? null : { id, state: 'kept' };
      },
    },
  });
  const sender = { memberId: member.id, workspaceId: workspace.id, name: member.name };
  const at = '2026-11-23T12:00:00.000Z';
  const message = {
    ...{ id: member.id, conversationId, seq: 1, at, clientId: null },
    author: { kind: 'visitor' as const, name: null },
    content: { kind: 'text' as const, text: '<b>Where is my order?</b>' },
  };
  const send = (email = 'vera@example.com', by = sender) =>
    forward({
      ...{ sender: by, conversationId, visitorName: 'Vera', messages: [message], timeZone: 'UTC', email },
      chatbot: { name: 'Mira', language: 'en' },
    });
  return { send, sender, clock, queued };
}

test('it says who sends it and whose words they are, as text', async () => {
  const { send, queued } = await openDesk();
  expect(await send()).toEqual({ ok: true, value: null });
  const [mail] = queued;
  expect(mail?.to).toBe('vera@example.com');
  expect(mail?.text).toContain('Ana of our team sent you this.');
  expect(mail?.text).toContain('Vera · 12:00');
  expect(mail?.html).not.toContain('<b>Where');
});

test('without a mail server it is refused', async () => {
  const { send } = await openDesk({ hasServer: false });
  expect(await send()).toMatchObject({ ok: false, error: { code: 'wrong_state' } });
});

test('each counts once, however many are sent at once, and the next hour is a new one', async () => {
  const { send, queued, clock, sender } = await openDesk();
  const results = await Promise.all(Array.from({ length: MOST_PER_HOUR + 10 }, () => send()));
  expect(results.filter(({ ok }) => ok)).toHaveLength(MOST_PER_HOUR);
  expect(queued).toHaveLength(MOST_PER_HOUR);
  expect(await send()).toMatchObject({ ok: false, error: { code: 'rate_limited', retryAfterMs: 50 * 60_000 } });
  expect((await send('bo@example.com', { ...sender, memberId: crypto.randomUUID() })).ok).toBe(true);
  clock.advance(50 * 60_000);
  expect((await send()).ok).toBe(true);
});
