import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { problemSchema, routes, versionSchema } from '#contract/http.ts';
import { createTeamService } from '../../../modules/team/index.ts';
import { systemClock } from '../../clock.ts';
import { connect } from '../../database/connection.ts';
import { newId } from '../../new-id.ts';
import { openRaw, startTestServer, type TestServer } from './test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const open = (path: string, init: RequestInit = {}) => fetch(`${server.url}${path}`, { redirect: 'manual', ...init });

test.each([
  '/nothing',
  '/api/v1/nothing',
  '/api/v1/auth/sign-in',
  '/console/nothing.js',
  '/widget/nothing.js',
  '/demo',
  '/open/x',
])('GET %s is a problem of its own kind', async (path) => {
  const response = await open(path);
  expect(response.status).toBe(404);
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(problemSchema.parse(await response.json())).toMatchObject({ code: 'not_found', status: 404 });
});

test.each(['/%', '/console/%', '/widget/%00', '/open/chats/%E0%A4%A'])('%s is refused, not a fault', async (path) => {
  const status = await openRaw(server.url, path);
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
});

test('every answer says what it may do in a browser: nothing', async () => {
  const response = await open('/version');
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-security-policy': "default-src 'none';frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  });
  expect(response.headers.get('x-powered-by')).toBeNull();
  expect(response.headers.get('strict-transport-security')).toBeNull();
});

test('/version tells who we are, and whether there is an owner', async () => {
  const version = versionSchema.parse(await (await open('/version')).json());
  expect(version).toEqual({ product: 'handoff-desk', version: '1.2.3', protocol: 1, hasOwner: false });
});

test('each request has its own number', async () => {
  const numbers = await Promise.all(
    ['/healthz', '/nothing'].map(async (path) => (await open(path)).headers.get('x-request-id')),
  );
  expect(new Set(numbers).size).toBe(2);
  for (const number of numbers) expect(number).toMatch(/^[0-9a-f-]{36}$/);
});

test('the process is well and ready', async () => {
  expect(await (await open('/healthz')).json()).toEqual({ status: 'ok' });
  expect(await (await open('/readyz')).json()).toEqual({ status: 'ready' });
});

test('without its database the server is alive, not ready, and says so to callers', async () => {
  const { db } = connect({ connectionString: 'postgres://nobody@127.0.0.1:1/none' });
  const team = createTeamService({ db, clock: systemClock, events: server.events, signingKey: randomBytes(32) });
  const lonely = await startTestServer({ db, team });
  expect((await fetch(`${lonely.url}/healthz`)).status).toBe(200);
  expect((await fetch(`${lonely.url}/readyz`)).status).toBe(503);
  const response = await fetch(`${lonely.url}/version`);
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({ code: 'unavailable', retryAfterMs: 1_000 });
  await lonely.close();
});

test('a database that accepts and stays silent does not hold up the answer', async () => {
  const silent = createServer((socket) => socket.on('error', () => {})).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo;
  const { db } = connect({ connectionString: `postgres://nobody@127.0.0.1:${port}/none` });
  const lonely = await startTestServer({ db });
  const started = performance.now();
  expect((await fetch(`${lonely.url}/readyz`)).status).toBe(503);
  expect(performance.now() - started).toBeLessThan(3_000);
  silent.close();
  await lonely.close();
});

test('an unforeseen fault is logged under the number the caller is told, and shows nothing of its inside', async () => {
  const broken = await startTestServer({
    team: {
      ...server.team,
      hasOwner: () => Promise.reject(new Error('relation "members" is on fire')),
      refresh: () => Promise.reject(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })),
    },
  });
  const response = await fetch(`${broken.url}/version`);
  expect(response.status).toBe(500);
  const body = await response.text();
  expect(body).not.toContain('fire');
  const number = response.headers.get('x-request-id') ?? 'none';
  expect(JSON.parse(body)).toMatchObject({ code: 'internal', detail: expect.stringContaining(number) });
  const line = broken
    .logged()
    .split('\n')
    .find((entry) => entry.includes('on fire'));
  expect(line).toContain(number);

  const away = await broken.post('/api/v1/auth/refresh', { refreshToken: 'x'.repeat(43) });
  expect(away.status).toBe(503);
  expect(away.headers.get('retry-after')).toBe('1');
  expect(await away.json()).toMatchObject({ code: 'unavailable' });
  await broken.close();
});

test('one address gets 300 requests a minute of the API', async () => {
  const own = await startTestServer();
  const statuses = [];
  for (let round = 0; round < 31; round += 1) {
    const answers = await Promise.all(Array.from({ length: 10 }, () => fetch(`${own.url}/version`)));
    statuses.push(...answers.map((answer) => answer.status));
  }
  expect(statuses.filter((status) => status === 200)).toHaveLength(300);
  expect(statuses.filter((status) => status === 429)).toHaveLength(10);
  expect((await fetch(`${own.url}/healthz`)).status).toBe(200);
  await own.close();
});

test('a caller’s word about their address counts only behind a trusted proxy', async () => {
  const behind = await startTestServer({ trustedProxies: 1 });
  const refused = async (url: string): Promise<number> => {
    let count = 0;
    for (let index = 0; index < 320; index += 1) {
      const response = await fetch(`${url}/version`, { headers: { 'x-forwarded-for': `203.0.113.${index % 200}` } });
      await response.arrayBuffer();
      if (response.status === 429) count += 1;
    }
    return count;
  };
  expect(await refused(behind.url)).toBe(0);
  await behind.close();
  const direct = await startTestServer();
  expect(await refused(direct.url)).toBe(20);
  await direct.close();
});

test('metrics count what happened, for neighbours only', async () => {
  server.events.emit('conversation.opened', { workspaceId: newId(), conversationId: newId() });
  server.events.emit('handoff.requested', {
    workspaceId: newId(),
    conversationId: newId(),
    handoffId: newId(),
    rev: 1,
  });
  const text = await (await open('/metrics')).text();
  expect(text).toContain('handoff_desk_handoffs_total{transition="requested"} 1');
  expect(text).toContain('handoff_desk_conversations_total 1');
  expect(text).toContain('process_cpu_seconds_total');
  expect((await open('/metrics', { headers: { 'x-forwarded-for': '203.0.113.9' } })).status).toBe(404);
});

test('the API describes every route of the contract, with the schemas it parses by', async () => {
  const api = (await (await open('/openapi.json')).json()) as {
    openapi: string;
    paths: Record<string, Record<string, { operationId: string; requestBody?: unknown; parameters?: unknown[] }>>;
  };
  expect(api.openapi).toBe('3.1.0');
  for (const [name, { method, path }] of Object.entries(routes)) {
    expect(api.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method]?.operationId).toBe(name);
  }
  expect(JSON.stringify(api.paths['/api/v1/auth/sign-in']?.['post']?.requestBody)).toContain(
    '"additionalProperties":false',
  );
  expect(api.paths['/api/v1/chatbots/{id}/knowledge']?.['get']).toMatchObject({
    security: [{ member: [] }],
    parameters: [
      { name: 'id', in: 'path', required: true },
      { name: 'search', in: 'query', required: false },
      { name: 'cursor', in: 'query' },
      { name: 'limit', in: 'query' },
    ],
  });
});
