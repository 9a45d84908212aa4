import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { agentCalls } from '#contract/agent-socket.ts';
import { type RouteContract, routes } from '#contract/http.ts';
import { PROTOCOL_VERSION } from '#contract/protocol.ts';
import { visitorCalls } from '#contract/visitor-socket.ts';
import { newId } from '../../../backend/server/new-id.ts';
import { openCast, type SecurityCast } from '../house/cast.ts';
import { type House, openHouse } from '../house/open-house.ts';
import { openRawSocket, type RawSocket } from '../house/raw-socket.ts';
import { pick } from '../house/tier.ts';
import { pathOf } from '../matrix/ask.ts';
import { send } from './send.ts';

let house: House;
let cast: SecurityCast;
beforeAll(async () => {
  house = await openHouse({ logLevel: 'warn' });
  cast = await openCast(house);
});
afterAll(() => house.close());

const RUNS = pick({ quick: 800, full: 100_000 });
const MINUTES = 60_000;
const TIMEOUT = pick({ quick: MINUTES, full: 30 * MINUTES });
const MOST_GROWTH = 30_000_000;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Bytes that are still held after a full collection. */
async function heldBytes(): Promise<number> {
  // What is on its way to being let go of gets its turn.
  for (let round = 0; round < 3; round += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    collectGarbage();
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

const callNames = [
  ...Object.keys(visitorCalls),
  ...Object.keys(agentCalls),
  'connect',
  'disconnect',
  'error',
  '__proto__',
];
const anyText = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'"{}[]:,\\0123456789-/au'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 60,
});
const namespace = fc.constantFrom('/visitor,', '/agent,', '', '/,', '/nowhere,', '/visitor', '/__proto__,');
const packet = fc.record({
  engine: fc.constantFrom('4', '4', '4', '4', '2', '3', '5', '6', '0', '1', 'b', ''),
  type: fc.constantFrom('2', '2', '2', '2', '0', '1', '3', '4', '5', '51-', '6', '7', ''),
  namespace,
  id: fc.oneof(fc.constant(''), fc.nat().map(String), fc.constantFrom('-1', '1e9', '99999999999999999999')),
  data: fc.oneof(
    fc.tuple(fc.constantFrom(...callNames), fc.jsonValue()).map((event) => JSON.stringify(event)),
    fc.json(),
    anyText,
  ),
});
const frame = fc.oneof(
  { weight: 6, arbitrary: packet.map((part) => part.engine + part.type + part.namespace + part.id + part.data) },
  { weight: 2, arbitrary: anyText },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)) },
);

async function openVisitor(): Promise<RawSocket> {
  const socket = await openRawSocket(house.url, 'visitor');
  socket.send(
    `40/visitor,${JSON.stringify({ protocol: PROTOCOL_VERSION, chatbotId: cast.chatbotId, visitorToken: cast.visitor.token })}`,
  );
  expect(await socket.frame('40/visitor')).not.toBeNull();
  return socket;
}

test(
  'no frame ends the process or is a fault of the server’s, and the memory comes back',
  async () => {
    let socket = await openVisitor();
    let count = 0;
    const property = fc.asyncProperty(frame, async (sent) => {
      count += 1;
      socket.send(sent);
      // An answer shows that the frame before it has been dealt with; whom the server cut off comes anew.
      socket.send(`42/visitor,${count}["conversation:page",{}]`);
      if ((await socket.frame(`43/visitor,${count}[`)) === null) socket = await openVisitor();
      socket.received.length = 0;
      expect(house.faults()).toEqual([]);
    });
    await fc.assert(property, { numRuns: Math.ceil(RUNS / 20) });
    const before = await heldBytes();
    await fc.assert(property, { numRuns: RUNS });
    expect((await heldBytes()) - before).toBeLessThan(MOST_GROWTH);
    socket.close();
  },
  TIMEOUT,
);

test('a frame of 64 kB and one is cut off, and the others talk on', async () => {
  const [good, bad] = [await openVisitor(), await openVisitor()];
  bad.send(`42/visitor,1["message:send","${'x'.repeat(64 * 1024)}"]`);
  expect(await bad.frame('43')).toBeNull();
  good.send('42/visitor,1["conversation:page",{}]');
  expect(await good.frame('43/visitor,1[')).toContain('invalid');
  good.close();
});

const withBody = Object.values<RouteContract>(routes).filter((route) => route.request !== null);
const body = fc.oneof(
  fc.json({ maxDepth: 6 }),
  fc
    .dictionary(
      fc.oneof(fc.constantFrom('email', 'password', 'name', 'id', 'version', '__proto__'), fc.string()),
      fc.jsonValue(),
    )
    .map((value) => JSON.stringify(value)),
  anyText,
);

test(
  'no JSON is a fault of the server’s, and the memory comes back',
  async () => {
    const property = fc.asyncProperty(fc.constantFrom(...withBody), body, async (route, text) => {
      const path = pathOf(route, { id: newId(), entryId: newId(), secretId: newId() });
      await send(house.url, { method: route.method, path, token: cast.owner.accessToken, body: text });
    });
    await fc.assert(property, { numRuns: Math.ceil(RUNS / 20) });
    const before = await heldBytes();
    await fc.assert(property, { numRuns: RUNS });
    expect((await heldBytes()) - before).toBeLessThan(MOST_GROWTH);
    expect(house.faults()).toEqual([]);
  },
  TIMEOUT,
);
