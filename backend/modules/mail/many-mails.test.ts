import { afterEach, beforeEach, expect, test } from 'vitest';
import { startMailServer, type TestMailServer } from '../../test-support/mail-server.ts';
import { openPostOffice, type TestPostOffice } from './test-post-office.ts';

const MAILS = 1_000;

let office: TestPostOffice;
let server: TestMailServer;
beforeEach(async () => {
  office = await openPostOffice();
  server = await startMailServer();
});
afterEach(async () => {
  await office.close();
  await server.close();
});

test('a thousand mails over a moody server and a restart: none lost, none twice', async () => {
  const { port } = server;
  const first = await office.open({ smtpUrl: server.url });
  for (let count = 0; count < MAILS; count += 50) {
    await Promise.all(Array.from({ length: 50 }, () => first.queue()));
  }
  await expect.poll(() => server.received.length, { timeout: 10_000 }).toBeGreaterThan(100);
  // Refusals for the moment, a cut before any content, then nothing at all: none of them may cost or double a mail.
  for (const mood of [{ refuseContent: 451 }, 'cut_before_data', { refuseRecipient: 450 }] as const) {
    server.mood = mood;
    await first.queue();
    await expect.poll(waitingAgain, { timeout: 10_000 }).toBeGreaterThan(0);
  }
  await first.stop();
  const taken = server.received;
  await server.close();
  await office.open({ smtpUrl: server.url });
  await expect.poll(waitingAgain, { timeout: 10_000 }).toBeGreaterThan(0);
  server = await startMailServer({}, port);
  await expect
    .poll(async () => [...new Set(await office.states())], { timeout: 60_000, interval: 100 })
    .toEqual(['sent']);
  const recipients = [...taken, ...server.received].map((mail) => mail.recipients.join());
  expect(recipients).toHaveLength(MAILS + 3);
  expect(new Set(recipients).size).toBe(MAILS + 3);
}, 90_000);

/** How many have failed an attempt and wait for the next. */
async function waitingAgain(): Promise<number> {
  const rows = await office.db
    .selectFrom('mails')
    .select('id')
    .where('state', '=', 'queued')
    .where('detail', '<>', '')
    .execute();
  return rows.length;
}
