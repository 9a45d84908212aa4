import { afterEach, beforeEach, expect, test } from 'vitest';
import { grantSchema } from '#contract/members.ts';
import { buildWorkspace } from '../../../test-support/factories.ts';
import { startTestServer, type TestServer } from './test-server.ts';

const PASSWORD = 'seven green kettles';
const credentials = { email: 'ana@example.test', password: PASSWORD };
const browser = { 'x-handoff-client': 'browser' };

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
  const { id } = await buildWorkspace(server.database.db);
  const added = await server.team.addMember({ ...credentials, workspaceId: id, name: 'Ana', role: 'agent' });
  expect(added.ok).toBe(true);
});
afterEach(() => server.close());

const signIn = (headers: Record<string, string> = {}) => server.post('/api/v1/auth/sign-in', credentials, headers);
const refresh = (body: unknown, headers: Record<string, string> = {}) =>
  server.post('/api/v1/auth/refresh', body, headers);
const grantOf = async (response: Response) => grantSchema.parse(await response.json());
/** What a browser would send back. */
const cookieOf = (response: Response): string => response.headers.getSetCookie()[0]?.split(';')[0] ?? '';

test('wrong password and unknown account: same status, same body, same headers', async () => {
  const answers = [];
  for (const body of [
    { ...credentials, password: 'eight green kettles' },
    { ...credentials, email: 'nobody@example.test' },
  ]) {
    const response = await server.post('/api/v1/auth/sign-in', body);
    const names = [...response.headers.keys()];
    answers.push({ status: response.status, body: await response.text(), names });
  }
  expect(answers[0]).toEqual(answers[1]);
  expect(answers[0]?.status).toBe(401);
});

test.each([
  ['no body', '', 400, 'email'],
  ['an empty object', {}, 400, 'email'],
  ['an array', [], 400, undefined],
  ['null', 'null', 400, undefined],
  ['a string', '"hello"', 400, undefined],
  ['broken JSON', '{"email": "a', 400, undefined],
  ['an array where a string belongs', { ...credentials, email: ['ana@example.test'] }, 400, 'email'],
  ['a number where a string belongs', { ...credentials, password: 12 }, 400, 'password'],
  ['an object where a string belongs', { ...credentials, email: { $gt: '' } }, 400, 'email'],
  ['a password of 129 characters', { ...credentials, password: 'x'.repeat(129) }, 400, 'password'],
  ['an unknown key', { ...credentials, role: 'owner' }, 400, 'role'],
  ['__proto__', `{"email":"ana@example.test","password":"${PASSWORD}","__proto__":{"role":"owner"}}`, 400, '__proto__'],
  ['constructor', { ...credentials, constructor: { prototype: { role: 'owner' } } }, 400, 'constructor'],
  ['depth 20,000', `{"email":${'['.repeat(20_000)}${']'.repeat(20_000)},"password":"x"}`, 400, 'email'],
  ['one byte over 64 kB', JSON.stringify({ email: 'x'.repeat(65_536) }).slice(0, 65_537), 413, undefined],
  ['far too much', { email: 'x'.repeat(1_000_000) }, 413, undefined],
] as const)('sign-in refuses %s', async (_name, body, status, field) => {
  const response = await server.post('/api/v1/auth/sign-in', body);
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  const problem = (await response.json()) as { code: string; field?: string; status: number };
  expect(problem).toMatchObject({ code: 'invalid', status });
  expect(problem.field).toBe(field);
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
});

test.each([
  ['a form', 'application/x-www-form-urlencoded', 'email=ana%40example.test'],
  ['plain text', 'text/plain', JSON.stringify(credentials)],
  ['JSON in Latin-1', 'application/json; charset=iso-8859-1', JSON.stringify(credentials)],
])('sign-in refuses %s', async (_name, type, body) => {
  const response = await server.post('/api/v1/auth/sign-in', body, { 'content-type': type });
  expect(response.status).toBe(415);
});

test('NUL, lone surrogates and 500 emoji in credentials are just wrong', async () => {
  for (const email of ['a\u0000b', '\ud800', '😀'.repeat(120), "' OR 1=1 --", '{{7*7}}', '‮ana@example.test']) {
    const response = await server.post('/api/v1/auth/sign-in', { email, password: `\u0000\ud800${email}` });
    expect([response.status, email]).toEqual([401, email]);
  }
});

test('the sixth wrong password in a row is told to wait', async () => {
  for (let count = 0; count < 5; count += 1) {
    const wrong = await server.post('/api/v1/auth/sign-in', { ...credentials, password: `wrong password ${count}` });
    expect(wrong.status).toBe(401);
  }
  const response = await signIn();
  expect(response.status).toBe(429);
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(50);
  expect(await response.json()).toMatchObject({ code: 'rate_limited', retryAfterMs: expect.any(Number) });
});

test.each([
  ['no header and no origin', { 'x-handoff-client': '' }, 400],
  ['another client name', { 'x-handoff-client': 'curl' }, 400],
  ['a foreign page', { 'x-handoff-client': undefined, origin: 'https://evil.example' }, 403],
  ['an opaque origin', { 'x-handoff-client': undefined, origin: 'null' }, 403],
  ['our host in another place', { 'x-handoff-client': undefined, origin: 'http://localhost:4310.evil.example' }, 403],
  ['no origin at all', { 'x-handoff-client': undefined }, 403],
  ['a foreign page with our header', { ...browser, 'sec-fetch-site': 'cross-site' }, 403],
] as const)('cookies are not spent for %s', async (_name, change, status) => {
  const cookie = cookieOf(await signIn(browser));
  const headers = Object.fromEntries(
    Object.entries({ 'content-type': 'application/json', ...change, cookie }).filter(
      ([, value]) => value !== undefined,
    ),
  ) as Record<string, string>;
  for (const path of ['refresh', 'sign-out']) {
    const response = await fetch(`${server.url}/api/v1/auth/${path}`, { method: 'POST', headers, body: '{}' });
    expect(response.status).toBe(status);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  }
  // Neither spent nor ended.
  expect((await refresh({}, { ...browser, cookie })).status).toBe(200);
});

test('a page of this server needs no header', async () => {
  const cookie = cookieOf(await signIn(browser));
  for (const origin of [server.url, 'http://localhost:4310']) {
    const headers = { origin, cookie };
    const response = await fetch(`${server.url}/api/v1/auth/refresh`, { method: 'POST', headers });
    expect(response.status).toBe(200);
  }
});

test('a preflight from another site is not answered', async () => {
  const response = await fetch(`${server.url}/api/v1/auth/refresh`, {
    method: 'OPTIONS',
    headers: {
      origin: 'https://evil.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'x-handoff-client',
    },
  });
  expect(response.headers.get('access-control-allow-origin')).toBeNull();
  expect(response.headers.get('access-control-allow-headers')).toBeNull();
});

test('the desktop gets its refresh token in the body and no cookie', async () => {
  const response = await signIn();
  expect(response.status).toBe(200);
  expect(response.headers.getSetCookie()).toEqual([]);
  expect(response.headers.get('cache-control')).toBe('no-store');
  const grant = await grantOf(response);
  expect(grant.me).toMatchObject({ email: credentials.email, name: 'Ana' });
  expect((await refresh({ refreshToken: grant.refreshToken })).status).toBe(200);
});

test('a browser gets its refresh token where scripts cannot read it', async () => {
  const response = await signIn(browser);
  expect(await grantOf(response)).not.toHaveProperty('refreshToken');
  const [cookie = ''] = response.headers.getSetCookie();
  expect(cookie).toMatch(
    /^hd_refresh_[0-9a-f-]{36}=[A-Za-z0-9_-]{43}; Path=\/api\/v1\/auth; Expires=[^;]+; HttpOnly; SameSite=Strict$/,
  );
});

test('behind https the cookie is never sent in the clear', async () => {
  const secure = await startTestServer({ publicUrl: 'https://chat.example.com', team: server.team });
  const response = await secure.post('/api/v1/auth/sign-in', credentials, browser);
  expect(response.headers.getSetCookie()[0]).toMatch(/; Secure/);
  expect(response.headers.get('strict-transport-security')).toContain('max-age=31536000');
  await secure.close();
});

test('each kind of client has one place for its token', async () => {
  const cookie = cookieOf(await signIn(browser));
  const { refreshToken } = await grantOf(await signIn());
  expect((await refresh({}, { cookie })).status).toBe(401);
  expect((await refresh({ refreshToken }, browser)).status).toBe(401);
});

test('a refresh rotates the cookie; a stolen copy used later ends the sign-in and clears it', async () => {
  const stolen = cookieOf(await signIn(browser));
  const renewed = await refresh({}, { ...browser, cookie: stolen });
  expect(renewed.status).toBe(200);
  expect(cookieOf(renewed)).not.toBe(stolen);
  server.pass(31_000);
  expect((await refresh({}, { ...browser, cookie: stolen })).status).toBe(401);
  const ended = await refresh({}, { ...browser, cookie: cookieOf(renewed) });
  expect(ended.status).toBe(401);
  expect(ended.headers.getSetCookie()[0]).toMatch(
    /^hd_refresh_[0-9a-f-]{36}=; Path=\/api\/v1\/auth; Expires=Thu, 01 Jan 1970/,
  );
});

test('signing out ends the session, clears the cookie, and may be repeated', async () => {
  const cookie = cookieOf(await signIn(browser));
  for (let count = 0; count < 2; count += 1) {
    const response = await server.post('/api/v1/auth/sign-out', {}, { ...browser, cookie });
    expect(response.status).toBe(204);
    expect(response.headers.getSetCookie()[0]).toMatch(/^hd_refresh_[0-9a-f-]{36}=;/);
  }
  expect((await refresh({}, { ...browser, cookie })).status).toBe(401);
});

test('one browser holds a sign-in per workspace; each is renewed and ended by itself', async () => {
  const email = 'ana@wholesale.example';
  await server.team.addWorkspace({ workspace: 'Wholesale', email, name: 'Ana', password: PASSWORD });
  const responses = [
    await signIn(browser),
    await server.post('/api/v1/auth/sign-in', { email, password: PASSWORD }, browser),
  ];
  const [shop = '', wholesale = ''] = (await Promise.all(responses.map(grantOf))).map(({ me }) => me.workspaceId);
  const jar = { ...browser, cookie: responses.map(cookieOf).join('; ') };
  expect(shop).not.toBe(wholesale);
  for (const workspaceId of [wholesale, shop]) {
    const renewed = await refresh({ workspaceId }, jar);
    expect((await grantOf(renewed)).me.workspaceId).toBe(workspaceId);
    expect(cookieOf(renewed)).toContain(workspaceId);
  }
  const out = await server.post('/api/v1/auth/sign-out', { workspaceId: wholesale }, jar);
  expect(out.headers.getSetCookie().map((cookie) => cookie.split('=')[0])).toEqual([`hd_refresh_${wholesale}`]);
  expect((await refresh({ workspaceId: wholesale }, jar)).status).toBe(401);
  expect((await refresh({ workspaceId: shop }, jar)).status).toBe(200);
  const elsewhere = await refresh({ workspaceId: '0198c5c4-7d1e-7abc-8def-0123456789ab' }, jar);
  expect([elsewhere.status, elsewhere.headers.getSetCookie()]).toEqual([401, []]);
});

test('the one-time link makes an owner and signs them in, once', async () => {
  const link = await server.team.issueOwnerLink();
  const body = { token: link?.token, name: 'Olga', email: 'olga@example.test', password: PASSWORD };
  const bad = await server.post('/api/v1/auth/owner', { ...body, email: 'olga@example.test, eve@example.test' });
  expect(await bad.json()).toMatchObject({ code: 'invalid', field: 'email' });
  const short = await server.post('/api/v1/auth/owner', { ...body, password: 'eleven char' });
  expect(await short.json()).toMatchObject({ code: 'invalid', field: 'password', detail: 'at least 12 characters' });
  // A mail scanner that opens the link consumes nothing.
  await fetch(`${server.url}/api/v1/auth/owner?token=${link?.token}`);
  const claimed = await server.post('/api/v1/auth/owner', body, browser);
  expect(claimed.status).toBe(200);
  expect(cookieOf(claimed)).not.toBe('');
  expect((await grantOf(claimed)).me.role).toBe('owner');
  const again = await server.post('/api/v1/auth/owner', { ...body, email: 'eve@example.test' });
  expect(again.status).toBe(401);
  expect(await again.json()).toMatchObject({ code: 'unauthorized', field: 'token' });
});

test('nothing secret is logged', async () => {
  const { refreshToken } = await grantOf(await signIn());
  const cookie = cookieOf(await signIn(browser));
  await refresh({ refreshToken });
  await refresh({}, { ...browser, cookie });
  await fetch(`${server.url}/api/v1/auth/sign-in?password=${encodeURIComponent(PASSWORD)}`);
  await server.post('/api/v1/auth/sign-in', `{"password": "${PASSWORD}`);
  const log = server.logged();
  expect(log).toContain('/api/v1/auth/refresh');
  for (const secret of [PASSWORD, encodeURIComponent(PASSWORD), refreshToken ?? '', cookie.split('=')[1] ?? '']) {
    expect(secret.length).toBeGreaterThan(10);
    expect(log).not.toContain(secret);
  }
});
