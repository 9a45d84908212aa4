import { afterEach, expect, test } from 'vitest';
import { connectAgent, connectVisitor, must } from '../../../test-support/socket-clients.ts';
import { openSocketHouse, type SocketHouse } from '../../../test-support/socket-house.ts';
import { NO_LIMITS, type SocketLimits } from './index.ts';

let house: SocketHouse;
afterEach(async () => {
  await house.close();
  expect(house.faults).toEqual([]);
});

const HERE = '203.0.113.7';
const THERE = '203.0.113.8';

async function open(limits: Partial<SocketLimits>) {
  house = await openSocketHouse({ limits: { ...NO_LIMITS, ...limits } });
  const visit = (address: string, visitorToken: string | null = null) =>
    connectVisitor(house.url, { chatbotId: house.chatbot.id, visitorToken }, { address });
  return visit;
}

const outcomeOf = (connecting: Promise<{ close(): unknown }>): Promise<string> =>
  connecting.then(
    (socket) => {
      socket.close();
      return 'connected';
    },
    (error: Error) => error.message,
  );

test('so many connections of one address, and no more; other addresses get in', async () => {
  const visit = await open({ visitorConnections: { points: 3, seconds: 600 } });
  for (let count = 0; count < 3; count += 1) expect(await outcomeOf(visit(HERE))).toBe('connected');
  for (let count = 0; count < 3; count += 1) expect(await outcomeOf(visit(HERE))).toBe('websocket error');
  expect(await outcomeOf(visit(THERE))).toBe('connected');
});

test('the team has a limit of its own, which visitors of the same office cannot use up', async () => {
  const few = { points: 2, seconds: 600 };
  const visit = await open({ visitorConnections: few, memberConnections: few });
  const { accessToken } = await house.signIn();
  for (let count = 0; count < 5; count += 1) await outcomeOf(visit(HERE));
  const arrive = () => outcomeOf(connectAgent(house.url, accessToken, { address: HERE }));
  expect([await arrive(), await arrive(), await arrive()]).toEqual(['connected', 'connected', 'websocket error']);
});

test('the limit is over after its time', async () => {
  const visit = await open({ visitorConnections: { points: 1, seconds: 1 } });
  expect(await outcomeOf(visit(HERE))).toBe('connected');
  expect(await outcomeOf(visit(HERE))).toBe('websocket error');
  await expect.poll(() => outcomeOf(visit(HERE)), { timeout: 5_000 }).toBe('connected');
});

test('so many visitors nobody has seen before, of one address; those who are known come and go', async () => {
  const visit = await open({ newVisitors: { points: 2, seconds: 600 } });
  const begin = async (address: string, token: string | null = null) => {
    const socket = await visit(address, token);
    const started = await socket.emitWithAck('session:start', { known: null });
    socket.close();
    return started;
  };
  const first = await must(begin(HERE));
  await must(begin(HERE));
  expect(await begin(HERE)).toMatchObject({
    ok: false,
    error: { code: 'rate_limited', retryAfterMs: expect.any(Number) },
  });
  await must(begin(HERE, first.visitorToken));
  await must(begin(THERE));
  expect(await house.db.selectFrom('visitors').select('id').execute()).toHaveLength(3);
});
