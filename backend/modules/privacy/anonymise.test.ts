import { afterEach, beforeEach, expect, test } from 'vitest';
import { findEverywhere } from '../../test-support/find-everywhere.ts';
import { startMailServer, type TestMailServer } from '../../test-support/mail-server.ts';
import { must } from '../../test-support/socket-clients.ts';
import { openSocketHouse, type SocketHouse } from '../../test-support/socket-house.ts';
import { age, leaveTraces, TRACES } from './test-traces.ts';

let server: TestMailServer;
let house: SocketHouse;
beforeEach(async () => {
  server = await startMailServer();
  house = await openSocketHouse({ smtpUrl: server.url });
});
afterEach(async () => {
  await house.close();
  await server.close();
  expect(house.faults).toEqual([]);
});

const words = [...Object.values(TRACES), TRACES.email.toUpperCase()];

async function anonymise(): Promise<void> {
  const { workspace_id: workspaceId } = house.chatbot;
  await must(house.privacy.retention.save(workspaceId, { mode: 'anonymise', days: 30 }));
  await must(house.privacy.retention.run({ workspaceId, name: 'Olga' }));
  const state = async () => (await must(house.privacy.retention.get(workspaceId))).lastRun?.state;
  await expect.poll(state, { timeout: 10_000 }).toBe('done');
}

test('nobody’s name and nobody’s words are left, but what is counted is', async () => {
  const { finish, conversationId, visitor, agent } = await leaveTraces(house);
  await finish();
  visitor.socket.close();
  await age(house, 31);
  const shape = () =>
    house.db
      .selectFrom('messages')
      .select(['id', 'seq', 'author_kind', 'author_name', 'kind', 'created_at'])
      .orderBy('conversation_id')
      .orderBy('seq')
      .execute();
  const [before, handoffs] = [await shape(), await house.db.selectFrom('handoff_events').selectAll().execute()];

  await anonymise();
  expect(await findEverywhere(house.db, words)).toEqual([]);
  expect(await shape()).toEqual(before);
  expect(await house.db.selectFrom('handoff_events').selectAll().execute()).toEqual(handoffs);
  expect(await house.db.selectFrom('handoff_ratings').select(['stars', 'comment']).execute()).toEqual([
    { stars: 4, comment: '' },
  ]);
  expect(await house.db.selectFrom('alerts').select('words').where('kind', '=', 'keyword').execute()).toEqual([
    { words: [] },
  ]);
  const mails = await house.db.selectFrom('mails').selectAll().execute();
  expect(mails.length).toBeGreaterThan(1);
  for (const mail of mails) expect(mail).toMatchObject({ text: 'What this mail said has been removed.', detail: '' });

  // Whoever still opens it reads a thread without words, and is not stopped.
  const page = await must(agent.socket.emitWithAck('conversation:page', { conversationId, afterSeq: 0, limit: 50 }));
  expect(page.messages).toHaveLength(before.length);
  for (const { content } of page.messages) if (content.kind === 'text') expect(content.text).toBe('');
});

test('the browser of somebody who was anonymised is a stranger’s', async () => {
  const { token, socket } = await house.visitor();
  await must(socket.emitWithAck('visitor:update', { name: TRACES.name, email: null }));
  socket.close();
  await age(house, 31);
  await anonymise();
  expect((await house.visitor(token)).started.visitorToken).not.toBeNull();
  expect(await findEverywhere(house.db, [TRACES.name])).toEqual([]);
});

test('a mail without words cannot be sent again', async () => {
  const { finish } = await leaveTraces(house);
  await finish();
  await expect
    .poll(async () => (await house.db.selectFrom('mails').select('state').execute()).length)
    .toBeGreaterThan(1);
  await house.db.updateTable('mails').set({ state: 'failed' }).execute();
  await age(house, 31);
  await anonymise();
  const [mail] = await house.db.selectFrom('mails').select(['id', 'workspace_id']).execute();
  const answer = await house.mails.outbox.resend(mail?.workspace_id ?? '', mail?.id ?? '');
  expect(answer).toMatchObject({ ok: false, error: { code: 'wrong_state' } });
});
