import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { errorCodeSchema } from '#contract/result.ts';
import { newId } from '../../../backend/server/new-id.ts';
import { buildConversation, buildVisitor } from '../../../backend/test-support/factories.ts';
import { openCast, type SecurityCast } from '../house/cast.ts';
import { type House, openHouse } from '../house/open-house.ts';
import { pick, sample } from '../house/tier.ts';
import { type Caller, openAgent, openVisitor } from '../matrix/callers.ts';
import { agentCallRows, type Ids, visitorCallRows } from '../matrix/calls.ts';
import { badValues } from './corpus.ts';
import { findPlaces, putAt } from './spoil.ts';

let house: House;
let cast: SecurityCast;
let ids: Ids;
let visitor: Caller;
let agent: Caller;
beforeAll(async () => {
  house = await openHouse();
  cast = await openCast(house);
  const person = await buildVisitor(house.db, { chatbot_id: cast.chatbotId });
  const conversation = await buildConversation(house.db, { visitor_id: person.id });
  ids = {
    conversationId: conversation.id,
    handoffId: newId(),
    memberId: cast.colleague.memberId,
    clientId: 'call-0001',
  };
  visitor = await openVisitor(house.url, cast.chatbotId, person.token);
  agent = await openAgent(house.url, cast.agent);
});
afterAll(async () => {
  visitor.close();
  agent.close();
  await house.close();
});

const VALUES_PER_PLACE = pick({ quick: 8, full: 1_000 });
const nobodys = { conversationId: '', handoffId: '', memberId: '', clientId: '' };
const table = [
  ...Object.entries(visitorCallRows).map(([name, { request }]) => ['/visitor', name, request] as const),
  ...Object.entries(agentCallRows).map(([name, { request }]) => ['/agent', name, request] as const),
];
let turn = 0;

describe.each(table)('%s %s', (namespace, name, request) => {
  const call = async (input: unknown): Promise<{ ok: boolean; code: string | null; field: string | null }> => {
    const answer = await (namespace === '/visitor' ? visitor : agent).call(name, input);
    if (answer.ok) return { ok: true, code: null, field: null };
    const code = errorCodeSchema.exclude(['internal']).parse(answer.error.code);
    return { ok: false, code, field: answer.error.field ?? null };
  };

  test('is refused without its request, with another kind of it, and with a key too many', async () => {
    for (const input of [undefined, null, 'text', 7, [], [request(ids)]]) {
      expect(await call(input), JSON.stringify(input)).toMatchObject({ code: 'invalid' });
    }
    expect(await call({ ...(request(ids) as object), role: 'owner' })).toEqual({
      ok: false,
      code: 'invalid',
      field: 'role',
    });
  });

  const places = findPlaces(request(nobodys));
  if (places.length === 0) return;

  test.each(places.map((place) => [place.join('.'), place] as const))('%s may be anything', async (_, place) => {
    for (const { name: kind, value } of sample(badValues, VALUES_PER_PLACE, turn++)) {
      const { code, field } = await call(putAt(request(ids), place, value));
      if (code === 'invalid') expect(field, `${kind} in ${place.join('.')}`).not.toBeNull();
    }
  });
});

test('all of it was no fault of the server’s, and the same connections still work', async () => {
  expect(house.faults()).toEqual([]);
  expect(await agent.call('team:agents', {})).toMatchObject({ ok: true });
  expect(await visitor.call('visitor:update', { name: 'Vera', email: null })).toMatchObject({ ok: true });
});
