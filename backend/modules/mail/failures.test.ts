import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startMailServer, startTarpit, type TestMailServer } from '../../test-support/mail-server.ts';
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

test.each([450, 451, 421])('%i is tried again, and then gets through once', async (code) => {
  server.mood = code === 451 ? { refuseContent: code } : { refuseRecipient: code };
  const { queue } = await office.open({ smtpUrl: server.url });
  const queued = await queue();
  await vi.waitFor(async () => expect((await office.row(queued?.id)).attempts).toBeGreaterThanOrEqual(2), soon);
  expect(await office.row(queued?.id)).toMatchObject({ state: 'queued', next_attempt_at: expect.any(Date) });
  expect((await office.row(queued?.id)).detail).toContain('try again later');
  server.mood = 'take';
  await reaches(queued?.id, 'sent');
  expect(server.received).toHaveLength(1);
});

test.each([550, 554])('%i is the end of it, at once', async (code) => {
  server.mood = code === 550 ? { refuseRecipient: code } : { refuseContent: code };
  const { queue } = await office.open({ smtpUrl: server.url });
  const queued = await queue();
  await reaches(queued?.id, 'failed');
  expect(await office.row(queued?.id)).toMatchObject({ attempts: 1, next_attempt_at: null });
  expect((await office.row(queued?.id)).detail).toContain('no such mailbox');
});

test('what cannot be handed over for long enough is given up', async () => {
  server.mood = { refuseContent: 451 };
  const { queue } = await office.open({ smtpUrl: server.url, timing: { giveUp: 700 } });
  const queued = await queue();
  await reaches(queued?.id, 'failed');
  expect((await office.row(queued?.id)).attempts).toBeGreaterThan(1);
});

test('the line breaks before DATA: one copy', async () => {
  server.mood = 'cut_before_data';
  const { queue } = await office.open({ smtpUrl: server.url });
  const queued = await queue();
  await vi.waitFor(async () => expect((await office.row(queued?.id)).attempts).toBeGreaterThan(0), soon);
  server.mood = 'take';
  await reaches(queued?.id, 'sent');
  expect(server.received).toHaveLength(1);
});

test('the line breaks after the final dot: at most two copies, with one Message-ID', async () => {
  server.mood = 'cut_after_dot';
  const { queue } = await office.open({ smtpUrl: server.url });
  const queued = await queue();
  await vi.waitFor(() => expect(server.received).toHaveLength(1), soon);
  server.mood = 'take';
  await reaches(queued?.id, 'sent');
  expect(server.received).toHaveLength(2);
  const [one, other] = [await server.parse(0), await server.parse(1)];
  expect(one.messageId).toBe(`<${queued?.id}@desk.example.com>`);
  expect(other.messageId).toBe(one.messageId);
});

test.each([
  ['says nothing', {}],
  ['drips', { dripMs: 50 }],
])('a server that %s holds nothing up for long', async (_name, how) => {
  const tarpit = await startTarpit(how);
  const { queue } = await office.open({ smtpUrl: `smtp://127.0.0.1:${tarpit.port}`, timing: { silence: 60_000 } });
  const queued = await queue();
  await vi.waitFor(async () => expect((await office.row(queued?.id)).attempts).toBe(1), soon);
  expect((await office.row(queued?.id)).state).toBe('queued');
  await tarpit.close();
});

test('a server that comes back gets everything, each once', async () => {
  const { port } = server;
  await server.close();
  const { queue } = await office.open({ smtpUrl: `smtp://127.0.0.1:${port}` });
  const queued = await Promise.all(Array.from({ length: 40 }, () => queue()));
  await vi.waitFor(async () => {
    const waiting = await office.db.selectFrom('mails').select('attempts').where('attempts', '>', 0).execute();
    expect(waiting).toHaveLength(40);
  }, soon);
  expect((await office.row(queued[0]?.id)).detail).toContain('Nothing listens');
  server = await startMailServer({}, port);
  await vi.waitFor(async () => expect(new Set(await office.states())).toEqual(new Set(['sent'])), soon);
  expect(server.received).toHaveLength(40);
  expect(new Set(server.received.map(({ recipients }) => recipients.join())).size).toBe(40);
});

test('taken by the mail server while the database is away: not handed over a second time', async () => {
  const { queue } = await office.open({ smtpUrl: server.url });
  await office.pool.query(`
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'away'; END $$;
    CREATE TRIGGER refuse BEFORE UPDATE ON mails FOR EACH ROW EXECUTE FUNCTION refuse()`);
  const queued = await queue();
  await vi.waitFor(() => expect(office.errors.length).toBeGreaterThan(1), soon);
  await office.pool.query('DROP TRIGGER refuse ON mails');
  await reaches(queued?.id, 'sent');
  expect(server.received).toHaveLength(1);
  office.errors.length = 0;
});
