import { afterEach, beforeEach, expect, test } from 'vitest';
import { startMailServer, type TestMailServer } from '../../../../test-support/mail-server.ts';
import { must } from '../../../../test-support/socket-clients.ts';
import { openSocketHouse, type SocketHouse } from '../../../../test-support/socket-house.ts';

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

async function endedChat() {
  const visitor = await house.visitor();
  const agent = await house.agent();
  const { conversation } = await must(visitor.socket.emitWithAck('conversation:open', {}));
  const conversationId = conversation.id;
  const said = { conversationId, clientId: 'client-0001', text: 'Hello <b>there</b>' };
  await must(visitor.socket.emitWithAck('message:send', said));
  await must(visitor.socket.emitWithAck('handoff:request', { conversationId }));
  const { queue } = await must(agent.socket.emitWithAck('session:sync', { known: [] }));
  await must(agent.socket.emitWithAck('handoff:accept', { handoffId: queue[0]?.id ?? '' }));
  await must(agent.socket.emitWithAck('message:send', { conversationId, clientId: 'client-0002', text: 'Hello Vera' }));
  const end = () => must(agent.socket.emitWithAck('handoff:complete', { conversationId }));
  const ask = (email = 'vera@example.org') => visitor.socket.emitWithAck('transcript:mail', { conversationId, email });
  return { visitor, conversationId, end, ask };
}

/** Alerts go out too; these do not count here. */
const toVisitors = () => server.received.filter(({ recipients }) => recipients.join().endsWith('@example.org'));

test('the visitor of an ended chat gets it by mail, once per address, at two addresses at most', async () => {
  const { end, ask } = await endedChat();
  await end();
  await must(ask());
  await must(ask('Vera@example.org'));
  await expect.poll(() => toVisitors().length, { timeout: 5_000 }).toBe(1);
  const mail = await server.parse(server.received.findIndex(({ recipients }) => recipients[0] === 'vera@example.org'));
  for (const text of ['Hello <b>there</b>', 'Hello Vera']) expect(mail.text).toContain(text);
  expect(mail.html).toContain('Hello &lt;b&gt;there&lt;/b&gt;');
  await must(ask('vera.work@example.org'));
  expect(await ask('eve@example.org')).toMatchObject({ error: { code: 'wrong_state' } });
  await expect.poll(() => toVisitors().length, { timeout: 5_000 }).toBe(2);
});

test('many calls at once are no way around', async () => {
  const { end, ask } = await endedChat();
  await end();
  const answers = await Promise.all(Array.from({ length: 8 }, (_, index) => ask(`victim${index}@example.org`)));
  expect(answers.filter(({ ok }) => ok).length).toBeLessThanOrEqual(2);
  const rows = await house.db.selectFrom('mails').select('id').where('kind', '=', 'transcript').execute();
  expect(rows.length).toBeLessThanOrEqual(2);
});

test('before the end, without a person, and of somebody else’s chat there is none', async () => {
  const { ask, conversationId, end } = await endedChat();
  expect(await ask()).toMatchObject({ error: { code: 'wrong_state' } });
  await end();
  const other = await house.visitor();
  const foreign = await other.socket.emitWithAck('transcript:mail', { conversationId, email: 'eve@example.org' });
  expect(foreign).toMatchObject({ error: { code: 'not_found' } });
  const alone = await must(other.socket.emitWithAck('conversation:open', {}));
  const own = { conversationId: alone.conversation.id };
  await must(other.socket.emitWithAck('conversation:end', own));
  const refused = await other.socket.emitWithAck('transcript:mail', { ...own, email: 'eve@example.org' });
  expect(refused).toMatchObject({ error: { code: 'wrong_state' } });
  expect(toVisitors()).toEqual([]);
});

test.each(['a@example.org, b@example.org', 'Vera <vera@example.org>', 'vera@example.org\r\nBcc: eve@example.net', ''])(
  'one plain address only: %j',
  async (email) => {
    const { end, ask } = await endedChat();
    await end();
    expect(await ask(email)).toMatchObject({ error: { code: 'invalid', field: 'email' } });
  },
);
