import { createServer } from 'node:http';
import { expect, test } from './desk-test.ts';
import { listen } from './fake-server.ts';

/** A page somewhere else, to be led to and to be called from. */
async function serveForeignPage(): Promise<{ url: string; close: () => void }> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end('<!doctype html><title>Foreign</title><h1>Foreign page</h1>');
  });
  return { url: `http://127.0.0.1:${await listen(server)}/`, close: () => server.close() };
}

test('the bridge carries functions only, and no way to name a channel', async ({ launch }) => {
  const { page } = await launch();
  const surface = await page.evaluate(() => {
    const flatten = (value: object, path: string): string[] =>
      Object.entries(value).flatMap(([key, inner]) =>
        typeof inner === 'object' && inner !== null
          ? flatten(inner, `${path}${key}.`)
          : [`${path}${key}: ${typeof inner}`],
      );
    return flatten(window.desktop, '').sort();
  });
  expect(surface).toEqual([
    'accounts.forget: function',
    'accounts.list: function',
    'accounts.look: function',
    'accounts.setAside: function',
    'accounts.show: function',
    'activity.get: function',
    'activity.onChange: function',
    'appVersion: string',
    'attention.set: function',
    'card.onAct: function',
    'card.show: function',
    'doNotDisturb.onChosen: function',
    'hotkey.get: function',
    'hotkey.onPress: function',
    'navigation.onNavigate: function',
    'notices.show: function',
    'notices.withdraw: function',
    'platform: string',
    'presence.onChosen: function',
    'server.check: function',
    'server.choose: function',
    'server.get: function',
    'session.claimOwner: function',
    'session.join: function',
    'session.lookAtInvite: function',
    'session.renew: function',
    'session.requestReset: function',
    'session.resetPassword: function',
    'session.restore: function',
    'session.signIn: function',
    'session.signOut: function',
    'settings.change: function',
    'settings.get: function',
    'settings.onChange: function',
    'system.onResume: function',
    'system.openExternal: function',
    'system.reveal: function',
  ]);
  const globals = await page.evaluate(() =>
    ['require', 'process', 'Buffer', 'module'].filter((name) => name in window),
  );
  expect(globals).toEqual([]);
});

test('calls from a foreign page are refused', async ({ launch }) => {
  const desk = await launch();
  const foreign = await serveForeignPage();
  await desk.shell.forceNavigation(foreign.url);
  await expect(desk.page.getByRole('heading', { name: 'Foreign page' })).toBeVisible();
  const answers = await desk.page.evaluate(() =>
    Promise.all([
      window.desktop.settings.get().then(String, (error: Error) => error.message),
      window.desktop.session.restore().then(String, (error: Error) => error.message),
      window.desktop.system.openExternal('https://example.com').then(String, (error: Error) => error.message),
    ]),
  );
  for (const answer of answers) expect(answer).toContain('refused');
  expect((await desk.shell.state()).openedExternally).toEqual([]);
  foreign.close();
});

test('input that does not fit is refused and changes nothing', async ({ launch }) => {
  const { page, shell } = await launch();
  const answers = await page.evaluate(() => {
    const { settings, notices, attention, server } = window.desktop;
    const say = (promise: Promise<unknown>): Promise<string> =>
      promise.then(
        () => 'accepted',
        (error: Error) => error.message,
      );
    const wrong = <T>(value: unknown): T => value as T;
    return Promise.all([
      say(settings.change(wrong({ theme: 'pink' }))),
      say(settings.change(wrong({ __proto__: null, closeToTray: 'no' }))),
      say(settings.change(wrong(['theme']))),
      say(notices.show(wrong({ title: 'no tag' }))),
      say(notices.withdraw('x'.repeat(121))),
      say(attention.set(wrong({ pending: Number.NaN, unread: 0, presence: 'online' }))),
      say(attention.set(wrong({ pending: 1, unread: 1, presence: 'everywhere' }))),
      say(server.check('x'.repeat(2_001))),
    ]);
  });
  for (const answer of answers) expect(answer).toContain('refused');
  const { badge, tray } = await shell.state();
  expect(badge).toBe(0);
  expect(tray?.icon).toBe('offline-light');
  expect(await page.evaluate(() => window.desktop.settings.get())).toMatchObject({
    theme: 'system',
    closeToTray: true,
  });
});

test('the page stays at home', async ({ launch }) => {
  const { page } = await launch();
  const home = page.url();
  const foreign = await serveForeignPage();

  await test.step('it does not follow a link away', async () => {
    await page.evaluate((url) => {
      const link = Object.assign(document.createElement('a'), { href: url, textContent: 'away', id: 'away' });
      document.body.prepend(link);
    }, foreign.url);
    await page.locator('#away').click({ noWaitAfter: true });
    await expect.poll(() => page.evaluate(() => document.querySelector('#away')?.textContent)).toBe('away');
    expect(page.url()).toBe(home);
  });

  await test.step('nor a script', async () => {
    await page.evaluate((url) => location.assign(url), foreign.url);
    await expect.poll(() => page.evaluate(() => document.querySelector('#away') !== null)).toBe(true);
    expect(page.url()).toBe(home);
  });

  await test.step('and opens no second window', async () => {
    await page.evaluate((url) => void window.open(url, '_blank', 'noopener'), foreign.url);
    await page.evaluate((url) => void window.open(url), foreign.url);
    await expect.poll(() => page.context().pages().length).toBe(1);
  });
  foreign.close();
});

test('permissions are denied, all but notifications and full screen', async ({ launch }) => {
  const { shell } = await launch();
  const own = 'app://console/index.html';
  for (const permission of ['notifications', 'fullscreen']) {
    expect(await shell.permission(permission, own), permission).toEqual({ requested: true, checked: true });
    const elsewhere = await shell.permission(permission, 'https://example.com/');
    expect(elsewhere, permission).toEqual({ requested: false, checked: false });
  }
  for (const permission of ['media', 'geolocation', 'clipboard-read', 'midi', 'openExternal', 'pointerLock', 'hid']) {
    expect(await shell.permission(permission, own), permission).toEqual({ requested: false, checked: false });
  }
});

test('only the web and mail are opened outside', async ({ launch }) => {
  const { page, shell } = await launch();
  for (const url of ['file:///etc/passwd', 'http://example.com', 'javascript:alert(1)', 'smb://x/y', 'nonsense']) {
    await page.evaluate((link) => window.desktop.system.openExternal(link), url);
  }
  await page.evaluate(() => window.desktop.system.openExternal('https://example.com/a'));
  expect((await shell.state()).openedExternally).toEqual(['https://example.com/a']);
});

test('the page’s own policy keeps out inline code and other servers', async ({ launch }) => {
  const { page } = await launch({ server: 'http://127.0.0.1:9' });
  const handle = await page.evaluateHandle(async () => {
    const seen: string[] = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      seen.push(`${effectiveDirective} ${blockedURI}`);
    });
    const script = Object.assign(document.createElement('script'), { textContent: 'window.injected = true' });
    document.body.append(script);
    const frame = Object.assign(document.createElement('iframe'), { src: 'https://example.com' });
    document.body.append(frame);
    // The chosen server may be asked (nobody answers there), another one may not.
    await fetch('http://127.0.0.1:9/').catch(() => undefined);
    await fetch('http://127.0.0.1:10/').catch(() => undefined);
    return seen;
  });
  // The browser reports in its own time.
  await expect
    .poll(async () => (await handle.jsonValue()).toSorted())
    .toEqual(['connect-src http://127.0.0.1:10/', 'frame-src https://example.com', 'script-src-elem inline']);
  expect(await page.evaluate(() => 'injected' in window)).toBe(false);
});

test('the window is sandboxed and every call of the bridge has its handler', async ({ launch }) => {
  const { shell, kind } = await launch();
  const { window, channels } = await shell.state();
  expect(channels.toSorted()).toEqual([
    'accounts:forget',
    'accounts:list',
    'accounts:look',
    'accounts:set-aside',
    'accounts:show',
    'activity:get',
    'attention:set',
    'card:show',
    'external:open',
    'hotkey:get',
    'notice:show',
    'notice:withdraw',
    'on-card:act',
    'on-card:fit',
    'on-card:get',
    'server:check',
    'server:choose',
    'server:get',
    'session:claim-owner',
    'session:join',
    'session:look-at-invite',
    'session:renew',
    'session:request-reset',
    'session:reset',
    'session:restore',
    'session:sign-in',
    'session:sign-out',
    'settings:change',
    'settings:get',
    'window:reveal',
  ]);
  test.skip(kind === 'electron', 'Electron does not tell the preferences of a window once it exists');
  expect(window?.webPreferences).toMatchObject({
    contextIsolation: true,
    nodeIntegration: false,
    sandbox: true,
    webviewTag: false,
    backgroundThrottling: false,
  });
});
