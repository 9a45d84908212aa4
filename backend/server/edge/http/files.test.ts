import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../new-id.ts';
import { openRaw, startTestServer, type TestServer } from './test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const open = (path: string, init: RequestInit = {}) => fetch(`${server.url}${path}`, { redirect: 'manual', ...init });

test.each([
  '/console/../outside.txt',
  '/console/..%2foutside.txt',
  '/console/%2e%2e/outside.txt',
  '/console/..%5coutside.txt',
  '/widget/../../outside.txt',
  '/widget/..%2f..%2f..%2f..%2fetc/passwd',
  '/console/.secret',
  '/console/%2esecret',
])('%s does not leave its folder', async (path) => {
  expect(await openRaw(server.url, path)).toBe(404);
});

test('the widget loads on any site; its loader is asked for anew, its parts never again', async () => {
  const loader = await open('/widget.js');
  expect(await loader.text()).toBe('loader');
  expect(Object.fromEntries(loader.headers)).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'no-cache',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
  });
  const etag = loader.headers.get('etag') ?? '';
  expect(await openRaw(server.url, '/widget.js', { 'if-none-match': etag })).toBe(304);
  const part = await open('/widget/app-Ck3x9_aB.js');
  expect(part.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(part.headers.get('access-control-allow-origin')).toBe('*');
  expect((await open('/widget/manifest.json')).headers.get('cache-control')).toBe('no-cache');
});

test('the console is its own origin’s files and nothing inline', async () => {
  const moved = await open('/console?from=mail');
  expect([moved.status, moved.headers.get('location')]).toEqual([308, '/console/']);
  const page = await open('/console/');
  expect(await page.text()).toContain('<title>Console</title>');
  expect(page.headers.get('cache-control')).toBe('no-cache');
  const policy = page.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("connect-src 'self' ws://localhost:4310");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('unsafe');
  expect(page.headers.get('access-control-allow-origin')).toBeNull();
  const part = await open('/console/assets/index-D4f_k2Qz.js');
  expect(part.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect((await open('/')).headers.get('location')).toBe('/console/');
});

test.each([
  ['/console/settings', '/console/#/settings'],
  ['/console/settings/mail-server', '/console/#/settings/mail-server'],
  ['/console/settings/%2F%2Fevil.example', '/console/#/settings'],
  ['/console/settings/a%0d%0ax', '/console/#/settings'],
])('%s leads to its place in the console', async (path, place) => {
  const moved = await open(path);
  expect([moved.status, moved.headers.get('location')]).toEqual([302, place]);
});

test('a preview is one chatbot’s widget, in a page that only our own pages may frame', async () => {
  const id = newId();
  const response = await open(`/preview/${id.toUpperCase()}?edition=2`);
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("frame-ancestors 'self'");
  expect(policy).toContain("script-src 'self';");
  expect(response.headers.get('x-frame-options')).toBe('SAMEORIGIN');
  expect(await response.text()).toContain(`<script src="/widget.js" data-chatbot="${id}" defer>`);
  expect((await open('/preview/preview.js')).headers.get('content-type')).toMatch(/^text\/javascript/);
  expect((await open('/preview/preview.css')).headers.get('content-type')).toMatch(/^text\/css/);
  expect((await open('/preview/not-an-id')).status).toBe(404);
  const framing = (await open('/console/')).headers.get('content-security-policy') ?? '';
  expect(framing).toContain("frame-src 'self';");
});

test('a link from an e-mail opens exactly one chat', async () => {
  const id = newId();
  const response = await open(`/open/chats/${id.toUpperCase()}`);
  expect(response.headers.get('content-security-policy')).toContain("script-src 'self';");
  const page = await response.text();
  expect(page).toContain(`href="handoff-desk://chats/${id}"`);
  expect(page).toContain(`href="/console/#/chats/${id}"`);
  const workspace = newId();
  const named = await (await open(`/open/chats/${id}?workspace=${workspace}`)).text();
  expect(named).toContain(`href="handoff-desk://chats/${id}?workspace=${workspace}"`);
  expect(named).toContain(`href="/console/#/chats/${id}?workspace=${workspace}"`);
  expect(await openRaw(server.url, `/open/chats/${id}?workspace=%22onload=alert(1)`)).toBe(404);
  expect((await open('/open/open.js')).headers.get('content-type')).toMatch(/^text\/javascript/);
  expect((await open('/open/open.css')).headers.get('content-type')).toMatch(/^text\/css/);
});

test.each(['1', 'javascript:alert(1)', '%22onload=alert(1)', `${newId()}%22`, '..'])(
  '/open/chats/%s opens nothing',
  async (id) => {
    expect(await openRaw(server.url, `/open/chats/${id}`)).toBe(404);
  },
);
