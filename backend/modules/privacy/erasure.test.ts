import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buildMail, buildVisitor, buildWorkspace } from '../../test-support/factories.ts';
import { findEverywhere } from '../../test-support/find-everywhere.ts';
import { startMailServer, type TestMailServer } from '../../test-support/mail-server.ts';
import { must } from '../../test-support/socket-clients.ts';
import { nextPush, openSocketHouse, type SocketHouse } from '../../test-support/socket-house.ts';
import { leaveTraces, TRACES } from './test-traces.ts';

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

const everything = Object.values(TRACES);
/** Wherever capitals make no difference, none may make one here. */
const hidden = [...everything, TRACES.email.toUpperCase()];

async function visitorOf(conversationId: string): Promise<string> {
  const { visitor_id } = await house.db
    .selectFrom('conversations')
    .select('visitor_id')
    .where('id', '=', conversationId)
    .executeTakeFirstOrThrow();
  return visitor_id;
}

async function erase(request: Parameters<SocketHouse['privacy']['erasures']['begin']>[1]) {
  const workspaceId = house.chatbot.workspace_id;
  const begun = await house.privacy.erasures.begin({ workspaceId, name: 'Olga' }, request);
  if (!begun.ok) return begun;
  const look = async () => {
    const receipt = await house.privacy.erasures.get(workspaceId, begun.value.id);
    return receipt.ok ? receipt.value : null;
  };
  await expect.poll(async () => (await look())?.run.state, { timeout: 10_000 }).toBe('done');
  const receipt = await look();
  if (!receipt) throw new Error('the receipt is gone');
  return { ok: true, value: receipt } as const;
}

test('whoever is erased by address is nowhere any more, in no table of any schema', async () => {
  const told = await leaveTraces(house);
  await told.draft();
  const before = await findEverywhere(house.db, everything);
  await told.finish();
  const planted = [...before, ...(await findEverywhere(house.db, everything))];
  for (const word of everything)
    expect(
      planted.some((hit) => hit.endsWith(word)),
      word,
    ).toBe(true);

  const erased = await erase({ email: TRACES.email });
  expect(await findEverywhere(house.db, hidden)).toEqual([]);
  expect(erased).toMatchObject({
    ok: true,
    value: {
      subjectKind: 'email',
      subject: createHash('sha256').update(TRACES.email).digest('hex'),
      requestedBy: 'Olga',
      run: { state: 'done', done: 1, total: 1, finishedAt: expect.any(String) },
      erased: { visitors: 1, conversations: 1, contactMessages: 1, ratings: 1 },
    },
  });
  const { erased: counts } = erased.ok ? erased.value : { erased: null };
  expect(counts?.messages).toBeGreaterThan(5);
  expect(counts?.mails).toBeGreaterThan(1);
  for (const table of ['conversations', 'messages', 'handoffs', 'alerts', 'alert_receipts', 'mails'] as const) {
    expect(await house.db.selectFrom(table).selectAll().execute(), table).toEqual([]);
  }
});

test('a chat in progress ends first: its agent sees it close without a name, and nothing breaks', async () => {
  const { agent, visitor, conversationId, draft } = await leaveTraces(house);
  await draft();
  const closed = nextPush<{ id: string; status: string; visitor: { name: string | null } }>(
    agent.socket,
    'conversation:changed',
    ({ visitor: { name }, status }) => status === 'closed' && name === null,
  );
  const cut = new Promise<string>((resolve) => visitor.socket.once('disconnect', resolve));
  await erase({ visitorId: await visitorOf(conversationId) });
  expect((await closed).id).toBe(conversationId);
  // The client comes back by itself after this; after `io server disconnect` it would not.
  expect(await cut).not.toBe('io server disconnect');
  expect(await findEverywhere(house.db, hidden)).toEqual([]);

  const call = agent.socket;
  const known = [{ conversationId, afterSeq: 3 }];
  expect(await must(call.emitWithAck('session:sync', { known }))).toMatchObject({ chats: [], queue: [] });
  const said = { conversationId, clientId: 'too-late-1', text: 'Hello?' };
  const page = { conversationId, afterSeq: 1, limit: 50 };
  for (const answer of [
    await call.emitWithAck('message:send', said),
    await call.emitWithAck('conversation:page', page),
    await call.emitWithAck('handoff:complete', { conversationId }),
    await call.emitWithAck('draft:set', { conversationId, text: 'Hello?' }),
  ]) {
    expect(answer).toMatchObject({ ok: false, error: { code: 'not_found' } });
  }
  const desk = await house.db.selectFrom('agent_desks').select('active_chats').executeTakeFirst();
  expect(desk?.active_chats).toBe(0);
});

test('a request that waits leaves the queue of every console', async () => {
  const agent = await house.agent();
  const { socket } = await house.visitor();
  const { conversation } = await must(socket.emitWithAck('conversation:open', {}));
  await must(socket.emitWithAck('handoff:request', { conversationId: conversation.id }));
  const left = nextPush<{ change: { type: string; state?: string } }>(
    agent.socket,
    'queue:changed',
    ({ change }) => change.type === 'left',
  );
  await erase({ visitorId: await visitorOf(conversation.id) });
  expect((await left).change).toMatchObject({ state: 'cancelled' });
  expect((await must(agent.socket.emitWithAck('session:sync', { known: [] }))).queue).toEqual([]);
});

test('a browser that was erased comes back as somebody new', async () => {
  const { token, socket } = await house.visitor();
  const { conversation } = await must(socket.emitWithAck('conversation:open', {}));
  await erase({ visitorId: await visitorOf(conversation.id) });
  const again = await house.visitor(token);
  expect(again.started).toMatchObject({ thread: null, visitorToken: expect.any(String) });
  expect(again.token).not.toBe(token);
});

test('a message that was left before any conversation goes with the mail about it', async () => {
  // Not at the console, so that it is mailed at once.
  await house.signIn({ permissions: ['chats.respond', 'workspace.manage'] });
  const { socket } = await house.visitor();
  const { contactName: name, contactText: text, email } = TRACES;
  await must(socket.emitWithAck('contact:send', { clientId: 'contact-1', name, email, text }));
  const where = () => findEverywhere(house.db, [text]);
  await expect.poll(where, { timeout: 8_000 }).toEqual(expect.arrayContaining([`public.mails: ${text}`]));
  const { visitor_id: visitorId } = await house.db
    .selectFrom('contact_messages')
    .select('visitor_id')
    .executeTakeFirstOrThrow();
  await erase({ visitorId });
  expect(await findEverywhere(house.db, [name, text, email])).toEqual([]);
});

describe('only whom it is about', () => {
  test('others, and the same address with somebody else, are left alone', async () => {
    const { db, chatbot } = house;
    const workspace_id = chatbot.workspace_id;
    const email = 'Vera@Example.org';
    const elsewhere = await buildVisitor(db, { workspace_id: (await buildWorkspace(db)).id, email });
    const other = await buildVisitor(db, { workspace_id, chatbot_id: chatbot.id, email: 'vera@example.org.uk' });
    const one = await buildVisitor(db, { workspace_id, chatbot_id: chatbot.id, email });
    const two = await buildVisitor(db, { workspace_id, chatbot_id: chatbot.id, email: email.toLowerCase() });
    // The team's own mail, although it is the same address.
    const invite = await buildMail(db, { workspace_id, kind: 'invite', to_address: email });
    await buildMail(db, { workspace_id, kind: 'transcript', to_address: email, state: 'sent' });
    const erased = await erase({ email });
    expect(erased).toMatchObject({ value: { erased: { visitors: 2, mails: 1 } } });
    const left = (await db.selectFrom('visitors').select('id').execute()).map(({ id }) => id);
    expect(left).toEqual(expect.arrayContaining([elsewhere.id, other.id]));
    for (const { id } of [one, two]) expect(left).not.toContain(id);
    expect(await db.selectFrom('mails').select('id').execute()).toEqual([{ id: invite.id }]);
  });

  test('a foreign visitor is as good as missing, and so is their receipt', async () => {
    const { db, privacy, chatbot } = house;
    const foreign = await buildVisitor(db, { workspace_id: (await buildWorkspace(db)).id });
    const mine = { workspaceId: chatbot.workspace_id, name: 'Olga' };
    const refused = await privacy.erasures.begin(mine, { visitorId: foreign.id });
    expect(refused).toMatchObject({ ok: false, error: { code: 'not_found' } });
    const theirs = await privacy.erasures.begin(
      { workspaceId: foreign.workspace_id, name: 'Eve' },
      { visitorId: foreign.id },
    );
    const id = theirs.ok ? theirs.value.id : '';
    expect(await privacy.erasures.get(mine.workspaceId, id)).toMatchObject({ error: { code: 'not_found' } });
    expect(await privacy.erasures.list(mine.workspaceId, {})).toMatchObject({ value: { erasures: [] } });
    await expect
      .poll(async () => (await db.selectFrom('visitors').select('id').where('id', '=', foreign.id).execute()).length)
      .toBe(0);
  });

  test('an address that nobody has gets a receipt that says so', async () => {
    const erased = await erase({ email: 'nobody@example.org' });
    expect(erased).toMatchObject({ value: { erased: { visitors: 0, conversations: 0, mails: 0 } } });
    expect(await findEverywhere(house.db, ['nobody@example.org'])).toEqual([]);
  });
});

test('receipts come newest first, page by page', async () => {
  const { db, privacy, chatbot } = house;
  const workspaceId = chatbot.workspace_id;
  for (let count = 0; count < 51; count += 1) {
    await db
      .insertInto('privacy_runs')
      .values({
        ...{ id: crypto.randomUUID(), workspace_id: workspaceId, kind: 'erasure', state: 'done' },
        ...{
          subject: `${count}`,
          subject_kind: 'visitor',
          requested_by: 'Olga',
          requested_at: new Date(count * 1_000),
        },
      })
      .execute();
  }
  const first = await must(privacy.erasures.list(workspaceId, {}));
  expect(first.erasures.map(({ subject }) => subject)).toEqual(Array.from({ length: 50 }, (_, at) => `${50 - at}`));
  const cursor = first.nextCursor ?? '';
  const rest = await must(privacy.erasures.list(workspaceId, { cursor }));
  expect(rest).toMatchObject({ erasures: [{ subject: '0' }], nextCursor: null });
  expect(await privacy.erasures.list(workspaceId, { cursor: 'x' })).toMatchObject({
    error: { code: 'invalid', field: 'cursor' },
  });
});
