import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startMailServer, startTarpit, type TestMailServer } from '../../test-support/mail-server.ts';
import type { MailDeps } from './index.ts';
import { openPostOffice, type TestPostOffice } from './test-post-office.ts';

let office: TestPostOffice;
let server: TestMailServer;
beforeEach(async () => {
  office = await openPostOffice();
  server = await startMailServer();
});
afterEach(async () => {
  await office.close();
  await server.close();
  expect(office.errors).toEqual([]);
});

const soon = { timeout: 8_000, interval: 20 };
const reaches = (id: string | undefined, state: string) =>
  vi.waitFor(async () => expect((await office.row(id)).state).toBe(state), soon);

test('a mail is handed over soon after the commit, once', async () => {
  const { queue, changes } = await office.open({ smtpUrl: server.url });
  const began = performance.now();
  const queued = await queue();
  await vi.waitFor(() => expect(server.received).toHaveLength(1), soon);
  expect(performance.now() - began).toBeLessThan(2_000);
  await reaches(queued?.id, 'sent');
  expect(await office.row(queued?.id)).toMatchObject({
    attempts: 1,
    detail: '',
    next_attempt_at: null,
    sent_at: expect.any(Date),
  });
  expect(changes).toMatchObject([{ mailId: queued?.id, state: 'sent', workspaceId: office.workspaceId }]);
});

test('nothing is sent of a transaction that was rolled back', async () => {
  const { mails, queue } = await office.open({ smtpUrl: server.url });
  const letter = { workspaceId: office.workspaceId, kind: 'test', to: 'gone@example.org', memberId: null } as const;
  const rest = { alertId: null, conversationId: null, subject: 's', html: 'h', text: 't', dedupeKey: 'gone' };
  const undone = office.db.transaction().execute(async (tx) => {
    await mails.queue(tx, { ...letter, ...rest });
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  const other = await queue();
  await reaches(other?.id, 'sent');
  expect(server.received.map(({ recipients }) => recipients)).not.toContainEqual(['gone@example.org']);
  expect(await office.states()).toEqual(['sent']);
  const { rows } = await office.pool.query(`SELECT data FROM jobs.job WHERE name = 'mail'`);
  expect(rows).toMatchObject([{ data: { mailId: other?.id } }]);
});

test('the same fact is not told twice', async () => {
  const { queue } = await office.open({ smtpUrl: server.url });
  const first = await queue({ dedupeKey: 'request:1:ana' });
  expect(await queue({ dedupeKey: 'request:1:ana' })).toBeNull();
  await reaches(first?.id, 'sent');
  expect(server.received).toHaveLength(1);
});

test('without a mail server mails are kept, and none is sent when one is set later', async () => {
  const before = await office.open();
  const kept = await before.queue();
  expect(kept?.state).toBe('kept');
  await before.stop();
  const after = await office.open({ smtpUrl: server.url });
  const other = await after.queue();
  await reaches(other?.id, 'sent');
  expect((await office.row(kept?.id)).state).toBe('kept');
  expect(server.received).toHaveLength(1);
});

test('what was queued before a restart is sent after it', async () => {
  const tarpit = await startTarpit();
  const before = await office.open({ smtpUrl: server.url });
  // As far as an early end of the process comes: stored, and nobody woken.
  await before.stop();
  const silent = await office.open({ smtpUrl: `smtp://127.0.0.1:${tarpit.port}`, timing: { greeting: 60_000 } });
  const queued = await silent.queue();
  await silent.stop();
  expect((await office.row(queued?.id)).state).toBe('queued');
  await tarpit.close();
  await office.open({ smtpUrl: server.url });
  await reaches(queued?.id, 'sent');
  expect(server.received).toHaveLength(1);
});

test('a mail whose reason has gone is not sent, and says why', async () => {
  const { queue, changes } = await office.open({
    smtpUrl: server.url,
    mayStillSend: async (mails) =>
      mails.map(({ to }) => (to === 'late@example.org' ? { send: false, reason: 'Accepted by Ana' } : { send: true })),
  });
  const skipped = await queue({ to: 'late@example.org' });
  await reaches(skipped?.id, 'skipped');
  expect(await office.row(skipped?.id)).toMatchObject({
    detail: 'Accepted by Ana',
    attempts: 0,
    next_attempt_at: null,
  });
  expect(changes[0]).toMatchObject({ state: 'skipped', detail: 'Accepted by Ana' });
  expect(server.received).toEqual([]);
});

test('what is sent again by an owner is sent, whether its reason stands or not', async () => {
  const mayStillSend: MailDeps['mayStillSend'] = async (mails) => mails.map(() => ({ send: false, reason: 'Read' }));
  const { mails, queue } = await office.open({ smtpUrl: server.url, mayStillSend });
  const queued = await queue();
  await reaches(queued?.id, 'skipped');
  expect(await mails.outbox.resend(office.workspaceId, queued?.id ?? '')).toMatchObject({ ok: true });
  await reaches(queued?.id, 'sent');
  expect(server.received).toHaveLength(1);
});

test('the reason is asked for again before every attempt', async () => {
  server.mood = { refuseContent: 451 };
  let stands = true;
  const { queue } = await office.open({
    smtpUrl: server.url,
    mayStillSend: async (mails) => mails.map(() => (stands ? { send: true } : { send: false, reason: 'Read' })),
  });
  const queued = await queue();
  await vi.waitFor(async () => expect((await office.row(queued?.id)).attempts).toBeGreaterThan(0), soon);
  stands = false;
  server.mood = 'take';
  await reaches(queued?.id, 'skipped');
  expect(server.received).toEqual([]);
});

test('a job that is given out twice sends once', async () => {
  const { queue, changes } = await office.open({ smtpUrl: server.url });
  const queued = await queue();
  await reaches(queued?.id, 'sent');
  await office.pool.query(`INSERT INTO jobs.job (name, data) SELECT name, data FROM jobs.job WHERE name = 'mail'`);
  await vi.waitFor(async () => {
    const { rows } = await office.pool.query(`SELECT state FROM jobs.job WHERE name = 'mail'`);
    expect(rows.map(({ state }) => state)).toEqual(['completed', 'completed']);
  }, soon);
  expect(server.received).toHaveLength(1);
  expect(changes).toHaveLength(1);
});

test('a job from before does nothing once there is a newer one', async () => {
  server.mood = { refuseContent: 451 };
  const { queue } = await office.open({ smtpUrl: server.url, timing: { firstRetry: 60_000, lastRetry: 60_000 } });
  const queued = await queue();
  await vi.waitFor(async () => expect((await office.row(queued?.id)).attempts).toBe(1), soon);
  server.mood = 'take';
  const old = [JSON.stringify({ mailId: queued?.id, jobNo: 0 })];
  await office.pool.query(`INSERT INTO jobs.job (name, data) VALUES ('mail', $1::jsonb)`, old);
  await vi.waitFor(async () => {
    const { rows } = await office.pool.query(`SELECT 1 FROM jobs.job WHERE name = 'mail' AND state = 'completed'`);
    expect(rows).toHaveLength(2);
  }, soon);
  expect(await office.row(queued?.id)).toMatchObject({ state: 'queued', attempts: 1 });
  expect(server.received).toEqual([]);
});

test('two servers on one database share the work', async () => {
  const [one, other] = [await office.open({ smtpUrl: server.url }), await office.open({ smtpUrl: server.url })];
  await Promise.all(Array.from({ length: 60 }, (_, index) => (index % 2 ? one : other).queue()));
  await vi.waitFor(async () => expect(new Set(await office.states())).toEqual(new Set(['sent'])), soon);
  expect(server.received).toHaveLength(60);
  expect(new Set(server.received.map(({ recipients }) => recipients.join())).size).toBe(60);
});

test('a mail for later waits for its time', async () => {
  const { queue } = await office.open({ smtpUrl: server.url });
  const began = Date.now();
  const queued = await queue({ sendAfter: new Date(began + 900) });
  await reaches(queued?.id, 'sent');
  expect(Date.now() - began).toBeGreaterThanOrEqual(900);
});
