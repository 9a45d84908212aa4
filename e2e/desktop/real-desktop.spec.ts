import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startBackend } from '../support/start-backend.ts';
import { addAgent, claimOwner } from '../support/team.ts';
import { openVisitor } from '../support/visitor.ts';
import { openAgentDesk } from './agent-desk.ts';
import { test as deskTest, expect } from './desk-test.ts';
import { startFakeServer } from './fake-server.ts';
import { findMissingPrograms, type RealDesktop, startRealDesktop } from './real-desktop.ts';

const test = deskTest.extend<{ desktop: RealDesktop }>({
  desktop: async ({ profile }, use) => {
    const desktop = await startRealDesktop(join(profile, 'desktop'));
    await use(desktop);
    await desktop.close();
  },
});

const missing = findMissingPrograms();
test.skip(missing.length > 0, `needs ${missing.join(', ')}`);

test('a sign-in is kept in the keychain, over restarts, and nowhere in plain text', async ({
  desktop,
  launch,
  profile,
}) => {
  const server = await startFakeServer();
  const options = { server: server.url, realDesktop: true, env: desktop.env };
  const credentials = { email: 'ana@example.com', password: 'long enough password' };

  const first = await launch(options);
  const outcome = await first.page.evaluate((given) => window.desktop.session.signIn(given), credentials);
  expect(outcome).toMatchObject({ status: 'signed_in', keptIn: 'keychain' });
  const kept = server.token();
  await first.close();

  const second = await launch(options);
  expect(await second.page.evaluate(() => window.desktop.session.restore())).toMatchObject({
    status: 'signed_in',
    keptIn: 'keychain',
  });
  for (const file of readdirSync(profile, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue;
    const content = readFileSync(join(file.parentPath, file.name), 'latin1');
    expect(content.includes(kept) || content.includes(server.token()), join(file.parentPath, file.name)).toBe(false);
  }

  await second.page.evaluate(() => window.desktop.session.signOut());
  await second.close();
  const third = await launch(options);
  expect(await third.page.evaluate(() => window.desktop.session.restore())).toEqual({ status: 'signed_out' });
  await third.close();
  await server.close();
});

test('a toast is really shown, clicked and withdrawn', async ({ desktop, launch }) => {
  const { page, shell } = await launch({ realDesktop: true, env: desktop.env });
  const notice = {
    tag: 'request-1',
    kind: 'request',
    leadsTo: { to: 'request', handoffId: '0198c5c4-7d1e-7abc-8def-0123456789ac' },
    title: 'Vera asks for a person',
    body: 'My <b>mug</b> & C:\\new plate',
  } as const;
  const shown = (): number => Number(desktop.run('dunstctl', 'count', 'displayed'));

  expect(await page.evaluate((given) => window.desktop.notices.show(given), notice)).toEqual({ status: 'shown' });
  await expect.poll(shown).toBe(1);

  await shell.minimize();
  const navigation = page.evaluate(() => new Promise((resolve) => window.desktop.navigation.onNavigate(resolve)));
  desktop.run('dunstctl', 'action');
  expect(await navigation).toEqual(notice.leadsTo);
  expect((await shell.state()).window).toMatchObject({ minimized: false, focused: true });
  await expect.poll(shown).toBe(0);

  await page.evaluate((given) => window.desktop.notices.show({ ...given, tag: 'request-2' }), notice);
  await expect.poll(shown).toBe(1);
  await page.evaluate(() => window.desktop.notices.withdraw('request-2'));
  await expect.poll(shown).toBe(0);

  const [latest] = JSON.parse(desktop.run('dunstctl', 'history')).data[0];
  expect(latest).toMatchObject({
    appname: { data: 'Handoff Desk' },
    summary: { data: notice.title },
    body: { data: 'My &lt;b&gt;mug&lt;/b&gt; &amp; C:\\new plate' },
  });
});

test('a visitor’s request is a real toast, a click leads to their conversation, and acceptance takes it away', async ({
  desktop,
  browser,
}) => {
  const backend = await startBackend();
  await claimOwner(backend);
  const ana = await openAgentDesk(backend, await addAgent(backend, 'Ana'), { realDesktop: true, env: desktop.env });
  const visitor = await openVisitor(browser, backend.url);
  const shown = (): number => Number(desktop.run('dunstctl', 'count', 'displayed'));
  await ana.desktop.shell.minimize();
  await ana.page.getByRole('button', { name: 'Settings', exact: true }).click();

  await visitor.say('My mug is cracked');
  await visitor.requestAgent({ name: 'Vera Visitor' });
  await expect.poll(shown).toBe(1);
  desktop.run('dunstctl', 'action');
  await expect(ana.message('My mug is cracked')).toHaveCount(1);
  expect((await ana.desktop.shell.state()).window).toMatchObject({ minimized: false, focused: true });

  await ana.accept('Vera Visitor');
  await ana.desktop.shell.minimize();
  await visitor.say('Are you there?');
  await expect.poll(shown).toBe(1);
  desktop.run('dunstctl', 'action');
  await expect(ana.message('Are you there?')).toHaveCount(1);
  await expect.poll(shown).toBe(0);

  const history = JSON.parse(desktop.run('dunstctl', 'history')).data[0];
  const told = history.map(({ summary, body }: { summary: { data: string }; body: { data: string } }) => [
    summary.data,
    body.data.split('\n').at(-1),
  ]);
  expect(told).toEqual([
    ['Vera Visitor', 'Are you there?'],
    ['Vera Visitor is waiting', 'My mug is cracked'],
  ]);
  await visitor.close();
  await ana.close();
  await backend.stop();
});
