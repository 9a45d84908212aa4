import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect, test } from './desk-test.ts';
import { listen, startFakeServer } from './fake-server.ts';

const credentials = { email: 'ana@example.com', password: 'long enough password' };

test('the first screen is told what is wrong with an address', async ({ launch }) => {
  const { page } = await launch();
  const check = (address: string) =>
    page.evaluate(async (typed) => {
      const answer = await window.desktop.server.check(typed);
      return answer.status === 'fault' ? answer.fault : answer.url;
    }, address);

  const other = createServer((_request, response) => response.end('<h1>Something else</h1>'));
  const otherAddress = `127.0.0.1:${await listen(other)}`;
  const gone = createServer();
  const closedPort = await listen(gone);
  gone.close();
  await once(gone, 'close');
  const ours = await startFakeServer();
  const newer = await startFakeServer({ protocol: 99 });

  expect(await check('not an address')).toBe('not_a_url');
  expect(await check('https://handoff-desk.invalid')).toBe('unknown_host');
  expect(await check(`http://127.0.0.1:${closedPort}`)).toBe('refused');
  expect(await check(`https://${otherAddress}`)).toBe('not_tls');
  expect(await check(otherAddress)).toBe('not_our_server');
  expect(await check(newer.url)).toBe('client_too_old');
  expect(await check(ours.url)).toBe(ours.url);
  expect(await check(ours.url.replace('http://', ''))).toBe(ours.url);
  other.close();
  await Promise.all([ours.close(), newer.close()]);
});

test('a chosen server is kept, and only then may the page connect to it', async ({ launch }) => {
  const server = await startFakeServer();
  const first = await launch();
  const knock = (path: string) => first.page.evaluate((url) => fetch(url).then(String, String), `${server.url}${path}`);

  await knock('/before');
  expect(server.asked).not.toContain('GET /before');
  const reloaded = first.page.waitForEvent('load');
  const choice = await first.page.evaluate((url) => window.desktop.server.choose(url), server.url);
  expect(choice).toEqual({ status: 'ok', url: server.url, version: '1.0.0', hasOwner: true });
  await reloaded;
  await knock('/after');
  expect(server.asked).toContain('GET /after');
  await first.close();

  const second = await launch();
  expect(await second.page.evaluate(() => window.desktop.server.get())).toBe(server.url);
  await server.close();
});

test('without a keychain the sign-in lasts until the app quits, and says so', async ({ launch }) => {
  const server = await startFakeServer();
  const first = await launch({ server: server.url });
  const outcome = await first.page.evaluate((given) => window.desktop.session.signIn(given), credentials);
  expect(outcome).toMatchObject({ status: 'signed_in', keptIn: 'memory', grant: { me: { name: 'Ana' } } });
  expect(JSON.stringify(outcome)).not.toContain(server.token());
  expect(await first.page.evaluate(() => window.desktop.session.renew())).toMatchObject({ status: 'signed_in' });
  await first.close();

  const second = await launch();
  expect(await second.page.evaluate(() => window.desktop.session.restore())).toEqual({ status: 'signed_out' });
  await server.close();
});

test('a lost network signs nobody out; the server does', async ({ launch }) => {
  const server = await startFakeServer();
  const { page, network } = await launch({ server: server.url });
  const renew = () => page.evaluate(() => window.desktop.session.renew());
  await page.evaluate((given) => window.desktop.session.signIn(given), credentials);

  await network.cut();
  expect(await renew()).toMatchObject({ status: 'unreachable' });
  await network.restore();
  expect(await renew()).toMatchObject({ status: 'signed_in' });

  server.revoke();
  expect(await renew()).toEqual({ status: 'signed_out' });
  expect(await renew()).toEqual({ status: 'signed_out' });
  expect(server.asked.filter((question) => question.endsWith('/refresh'))).toHaveLength(2);
  await server.close();
});

test('many calls at once use the refresh token once', async ({ launch }) => {
  const server = await startFakeServer();
  const { page } = await launch({ server: server.url });
  await page.evaluate((given) => window.desktop.session.signIn(given), credentials);
  const before = server.asked.length;
  const release = server.hold();
  const renewals = await page.evaluateHandle(() => ({
    all: [1, 2, 3, 4, 5].map(() => window.desktop.session.renew()),
  }));
  // Calls arrive in order: once this later one is answered, all five are under way.
  await page.evaluate(() => window.desktop.settings.get());
  release();
  const outcomes = await renewals.evaluate(async ({ all }) => (await Promise.all(all)).map(({ status }) => status));
  expect(outcomes).toEqual(Array(5).fill('signed_in'));
  expect(server.asked.length - before).toBe(1);
  await server.close();
});

test('signing out tells the server and forgets', async ({ launch }) => {
  const server = await startFakeServer();
  const { page } = await launch({ server: server.url });
  await page.evaluate((given) => window.desktop.session.signIn(given), credentials);
  await page.evaluate(() => window.desktop.session.signOut());
  expect(server.asked.at(-1)).toBe('POST /api/v1/auth/sign-out');
  expect(await page.evaluate(() => window.desktop.session.restore())).toEqual({ status: 'signed_out' });
  await server.close();
});
