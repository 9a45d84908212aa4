import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Console, LaunchOptions, ShellState } from '../console-handle.ts';
import { recordDesktop } from '../recorded-desktop.ts';
import { type AppProcess, startAppProcess } from './app-process.ts';
import { type ConsoleBrowser, openConsoleBrowser } from './console-browser.ts';
import type { ConsolePage } from './console-page.ts';
import { startForwardProxy } from './forward-proxy.ts';
import { ORIGIN_IN_APP, ORIGIN_IN_BROWSER } from './origins.ts';
import { createStandInShell } from './stand-in-shell.ts';
import type { ToHost } from './wire.ts';

/** The real main bundle in a Node of its own, the real renderer in a Chromium of its own, and this between them. */
export async function launchStandIn(options: LaunchOptions): Promise<Console> {
  await mkdir(options.userDataDir, { recursive: true });
  const proxy = await startForwardProxy({ inBrowser: ORIGIN_IN_BROWSER, onTheWire: ORIGIN_IN_APP });
  const desktop = await recordDesktop(join(options.userDataDir, 'recorded-desktop'), options);
  const profileArgument = `--user-data-dir=${options.userDataDir}`;
  const args = [profileArgument, ...(options.server ? [`--server=${options.server}`] : []), ...(options.args ?? [])];
  const env = { ...(options.realDesktop ? {} : desktop.env), ...options.env };

  let state: ShellState | null = null;
  let browser: Promise<ConsoleBrowser> | null = null;
  const windows = new Map<number, { opening: Promise<ConsolePage>; opened: ConsolePage | null }>();
  const firstLoad = Promise.withResolvers<Page>();
  const inWindow = (id: number, work: (page: ConsolePage) => Promise<void>): void => {
    // What a closing app still sends to its pages has nowhere to go.
    windows
      .get(id)
      ?.opening.then(work)
      .catch((error: unknown) => firstLoad.reject(error));
  };
  const openWindow = (message: Extract<ToHost, { type: 'open-window' }>): void => {
    browser ??= openConsoleBrowser(app, {
      profile: options.userDataDir,
      proxy: proxy.url,
      emptyPage: options.emptyPage === true,
    });
    const opening = browser.then((opened) => opened.openWindow(message));
    const entry: { opening: Promise<ConsolePage>; opened: ConsolePage | null } = { opening, opened: null };
    windows.set(message.window, entry);
    opening.then((opened) => {
      entry.opened = opened;
    }, firstLoad.reject);
  };
  const app: AppProcess = startAppProcess(args, env, {
    'open-window': openWindow,
    'close-window': ({ window }) => {
      // The console's own page goes with its browser: closed by itself, it would take its storage along too early.
      if (window !== 1) inWindow(window, (page) => page.close());
      if (window !== 1) windows.delete(window);
    },
    resize: ({ window, ...size }) => inWindow(window, (page) => page.resize(size)),
    load: ({ window, url }) =>
      inWindow(window, async (page) => {
        await page.load(url);
        if (window === 1) firstLoad.resolve(page.page);
      }),
    reload: ({ window }) => inWindow(window, (page) => page.reload()),
    send: ({ window, channel, news }) => inWindow(window, (page) => page.send(channel, news)),
    'colour-scheme': ({ scheme }) => {
      for (const id of windows.keys()) inWindow(id, (page) => page.page.emulateMedia({ colorScheme: scheme }));
    },
    state: (message) => {
      state = message.state;
    },
  });
  const cleanUp = async (): Promise<void> => {
    await (await browser?.catch(() => null))?.close();
    await proxy.close();
  };
  const exited = app.exited.finally(cleanUp);
  exited.catch(() => undefined);

  const leftEarly = app.exited.then((code) => {
    throw new Error(`the app left with code ${code} before its page was there`);
  });
  await Promise.race([firstLoad.promise, leftEarly]);
  leftEarly.catch(() => undefined);

  const currentWindow = (): ConsolePage => {
    const window = windows.get(1)?.opened;
    if (!window) throw new Error('the console has no window');
    return window;
  };
  const findPage = async (name: string): Promise<Page> => {
    for (const { opening } of windows.values()) {
      const { page } = await opening;
      if (new URL(page.url()).pathname === `/${name}`) return page;
    }
    throw new Error(`no window shows ${name}`);
  };
  const setNetwork = async (next: 'open' | 'cut' | 'stalled'): Promise<void> => {
    proxy.gate.set(next);
    await app.ask({ kind: 'network', state: next });
  };
  return {
    kind: 'stand-in',
    get page() {
      return currentWindow().page;
    },
    findPage,
    shell: createStandInShell({
      app,
      window: currentWindow,
      desktop,
      readState: () => state,
      startAgain: (more) => startAgain([profileArgument, ...more]),
    }),
    network: {
      cut: () => setNetwork('cut'),
      stall: () => setNetwork('stalled'),
      restore: () => setNetwork('open'),
    },
    exited,
    async close() {
      await app.ask({ kind: 'quit' }).catch(() => undefined);
      await exited;
    },
  };

  async function startAgain(more: string[]): Promise<number> {
    const again = startAppProcess(more, env, {
      'open-window': () => again.kill(),
      'close-window': () => undefined,
      resize: () => undefined,
      load: () => undefined,
      reload: () => undefined,
      send: () => undefined,
      'colour-scheme': () => undefined,
      state: () => undefined,
    });
    return again.exited;
  }
}
