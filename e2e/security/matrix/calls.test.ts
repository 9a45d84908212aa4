import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { agentCalls } from '#contract/agent-socket.ts';
import { visitorCalls } from '#contract/visitor-socket.ts';
import { newId } from '../../../backend/server/new-id.ts';
import {
  buildConversation,
  buildHandoff,
  buildMessage,
  buildVisitor,
} from '../../../backend/test-support/factories.ts';
import { codeOf } from '../../../backend/test-support/results.ts';
import { connectAgent, connectVisitor } from '../../../backend/test-support/socket-clients.ts';
import { openCast, type SecurityCast } from '../house/cast.ts';
import { ALERTING, takeFingerprint } from '../house/fingerprint.ts';
import { type House, openHouse } from '../house/open-house.ts';
import { type Caller, openAgent, openVisitor, refusalOf, shoutFromOutside } from './callers.ts';
import { type AgentCallRow, agentCallRows, type Ids, type VisitorCallRow, visitorCallRows } from './calls.ts';

let house: House;
let cast: SecurityCast;
beforeAll(async () => {
  house = await openHouse();
  cast = await openCast(house);
});
afterAll(() => house.close());

const fingerprint = () => takeFingerprint(house.db, { without: ALERTING });

/** What only moves because somebody is connected. */
const steady = ({ agent_desks: _, ...tables }: Record<string, string>) => tables;

const nothing = (): Ids => ({
  conversationId: newId(),
  handoffId: newId(),
  memberId: newId(),
  clientId: 'call-0001',
});

/** A visitor in an active chat with the agent, and another one who waits. */
async function setScene() {
  const { db } = house;
  const visitor = await buildVisitor(db, { chatbot_id: cast.chatbotId });
  const { id: conversationId } = await buildConversation(db, { visitor_id: visitor.id });
  await buildMessage(db, { conversation_id: conversationId });
  await buildHandoff(db, { conversation_id: conversationId, accepted_by: cast.agent.memberId });
  const waiting = await buildConversation(db, { chatbot_id: cast.chatbotId });
  const handoff = await buildHandoff(db, { conversation_id: waiting.id, routed: true });
  const { memberId } = cast.admin;
  const ids: Ids = { conversationId, handoffId: handoff.id, memberId, clientId: `call-${randomUUID()}` };
  return { visitor, ids };
}

const withoutTime = (answer: unknown): unknown =>
  JSON.parse(JSON.stringify(answer, (key, value: unknown) => (key === 'serverTime' ? undefined : value)));

async function ask(caller: Promise<Caller>, name: string, request: unknown) {
  const { call, close } = await caller;
  try {
    return await call(name, request);
  } finally {
    close();
  }
}

test.each([
  ...Object.keys(agentCalls).map((name) => ['agentCallRows', name, name in agentCallRows] as const),
  ...Object.keys(visitorCalls).map((name) => ['visitorCallRows', name, name in visitorCallRows] as const),
])('%s has %s', (table, name, isThere) => {
  expect(isThere, `Who may call ${name}? Add its row to ${table} in e2e/security/matrix/calls.ts`).toBe(true);
});

const agentTable = Object.entries<AgentCallRow>(agentCallRows);

describe.each(agentTable)('/agent %s', (name, row) => {
  test('is out of reach for nobody, for visitors and for who was a member; nothing changes', async () => {
    const { visitor, ids } = await setScene();
    const before = steady(await fingerprint());
    expect(await shoutFromOutside(house.url, '/agent', name, row.request(ids))).toEqual([]);
    for (const [token, code] of [
      ['', 'invalid'],
      [visitor.token, 'unauthorized'],
      [cast.disabled.accessToken, 'unauthorized'],
      [cast.justDisabled.accessToken, 'unauthorized'],
      [cast.expiredToken, 'unauthorized'],
      [cast.forgedToken, 'unauthorized'],
      [cast.unsignedToken, 'unauthorized'],
    ] as const) {
      expect(await refusalOf(connectAgent(house.url, token))).toBe(code);
    }
    if (!(name in visitorCalls)) {
      const caller = await openVisitor(house.url, cast.chatbotId, visitor.token);
      // No such call there: it is not answered, and the next one is.
      const answer = caller.call(name, row.request(ids));
      const next = caller.call('conversation:page', { conversationId: ids.conversationId, afterSeq: 0 });
      const first = await Promise.race([answer.then(() => 'answered'), next.then(() => 'passed over')]);
      expect(first).toBe('passed over');
      caller.close();
    }
    expect(steady(await fingerprint())).toEqual(before);
  });

  test.each(['colleague', 'owner', 'powerless'] as const)(`%s: as the row says`, async (who) => {
    const { ids } = await setScene();
    const caller = await openAgent(house.url, cast[who]);
    const before = await fingerprint();
    const answer = await caller.call(name, row.request(ids));
    expect(codeOf(answer)).toBe(row[who]);
    if (row[who] !== 'ok' || row.leaves) expect(await fingerprint()).toEqual(before);
    caller.close();
  });

  test('who has the chat: as the row says', async () => {
    const { ids } = await setScene();
    expect(codeOf(await ask(openAgent(house.url, cast.agent), name, row.request(ids)))).toBe(row.agent);
  });

  test('the owner of another workspace finds exactly what is not there, and touches nothing of ours', async () => {
    const { ids } = await setScene();
    const caller = await openAgent(house.url, cast.stranger);
    const missing = await caller.call(name, row.request(nothing()));
    const scope = { workspaceId: cast.ours, without: ALERTING };
    const before = await takeFingerprint(house.db, scope);
    const foreign = await caller.call(name, row.request(ids));
    const isAboutNothing = JSON.stringify(row.request(ids)) === JSON.stringify(row.request(nothing()));
    // Some answers name a new alert or the time; the ones about somebody's things must be alike to the letter.
    if (!isAboutNothing) expect(withoutTime(foreign)).toEqual(withoutTime(missing));
    for (const id of [ids.conversationId, ids.handoffId, cast.owner.memberId]) {
      expect(JSON.stringify(foreign)).not.toContain(id);
    }
    expect(await takeFingerprint(house.db, scope)).toEqual(before);
    caller.close();
  });
});

const visitorTable = Object.entries<VisitorCallRow>(visitorCallRows);

describe.each(visitorTable)('/visitor %s', (name, row) => {
  /** A visitor with a conversation that is still with the bot. */
  async function setTalk() {
    const visitor = await buildVisitor(house.db, { chatbot_id: cast.chatbotId });
    const { id: conversationId } = await buildConversation(house.db, { visitor_id: visitor.id });
    await buildMessage(house.db, { conversation_id: conversationId });
    return { visitor, ids: { ...nothing(), conversationId, clientId: `call-${randomUUID()}` } };
  }

  test('is out of reach for nobody and for members; nothing changes', async () => {
    const { ids } = await setTalk();
    const before = steady(await fingerprint());
    expect(await shoutFromOutside(house.url, '/visitor', name, row.request(ids))).toEqual([]);
    const asVisitor = { chatbotId: cast.chatbotId, visitorToken: cast.owner.accessToken };
    expect(await refusalOf(connectVisitor(house.url, asVisitor))).toBe('invalid');
    if (!(name in agentCalls)) {
      const caller = await openAgent(house.url, cast.owner);
      const answer = caller.call(name, row.request(ids));
      const first = await Promise.race([
        answer.then(() => 'answered'),
        caller.call('team:agents', {}).then(() => 'passed over'),
      ]);
      expect(first).toBe('passed over');
      caller.close();
    }
    expect(steady(await fingerprint())).toEqual(before);
  });

  test('the visitor: as the row says', async () => {
    const { visitor, ids } = await setTalk();
    const caller = openVisitor(house.url, cast.chatbotId, visitor.token);
    expect(codeOf(await ask(caller, name, row.request(ids)))).toBe(row.visitor);
  });

  test('another visitor finds exactly what is not there, and touches nothing of the first', async () => {
    const { visitor, ids } = await setTalk();
    const own = () =>
      Promise.all([
        house.db.selectFrom('conversations').where('id', '=', ids.conversationId).selectAll().execute(),
        house.db.selectFrom('messages').where('conversation_id', '=', ids.conversationId).selectAll().execute(),
        house.db.selectFrom('handoffs').where('conversation_id', '=', ids.conversationId).selectAll().execute(),
        house.db.selectFrom('visitors').where('id', '=', visitor.id).selectAll().execute(),
      ]);
    const before = await own();
    const caller = await openVisitor(house.url, cast.chatbotId, cast.otherVisitor.token);
    const foreign = await caller.call(name, row.request(ids));
    const missing = await caller.call(name, row.request({ ...nothing(), clientId: ids.clientId }));
    if (JSON.stringify(row.request(ids)) !== JSON.stringify(row.request({ ...nothing(), clientId: ids.clientId }))) {
      expect(withoutTime(foreign)).toEqual(withoutTime(missing));
    }
    expect(JSON.stringify(foreign)).not.toContain(ids.conversationId);
    expect(await own()).toEqual(before);
    caller.close();
  });
});
