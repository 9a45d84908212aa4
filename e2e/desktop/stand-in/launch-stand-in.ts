import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Console, LaunchOptions, ShellState } from '../console-handle.ts';
import { recordDesktop } from '../recorded-desktop.ts';
import { type AppProcess, startAppProcess } from './app-process.ts';
import { type ConsolePage, ORIGIN_IN_APP, ORIGIN_IN_BROWSER, openConsolePage } from './console-page.ts';
import { startForwardProxy } from './forward-proxy.ts';
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
  let window: ConsolePage | null = null;
  let opening: Promise<ConsolePage> | null = null;
  const firstLoad = Promise.withResolvers<Page>();
  const inWindow = (work: (page: ConsolePage) => Promise<void>): void => {
    // What a closing app still sends to its page has nowhere to go.
    opening?.then(work).catch((error: unknown) => firstLoad.reject(error));
  };
  const openWindow = (message: Extract<ToHost, { type: 'open-window' }>): void => {
    const { width, height, preload, preloadArguments } = message;
    opening = openConsolePage(app, {
      profile: options.userDataDir,
      proxy: proxy.url,
      emptyPage: options.emptyPage === true,
      size: { width, height },
      preload,
      preloadArguments,
    });
    opening.then((opened) => {
      window = opened;
    }, firstLoad.reject);
  };
  const app: AppProcess = startAppProcess(args, env, {
    'open-window': openWindow,
    load: ({ url }) =>
      inWindow(async (page) => {
        await page.load(url);
        firstLoad.resolve(page.page);
      }),
    reload: () => inWindow((page) => page.reload()),
    send: ({ channel, news }) => inWindow((page) => page.send(channel, news)),
    'colour-scheme': ({ scheme }) => inWindow((page) => page.page.emulateMedia({ colorScheme: scheme })),
    state: (message) => {
      state = message.state;
    },
  });
  const cleanUp = async (): Promise<void> => {
    await (await opening?.catch(() => null))?.close();
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
    if (!window) throw new Error('the console has no window');
    return window;
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
      load: () => undefined,
      reload: () => undefined,
      send: () => undefined,
      'colour-scheme': () => undefined,
      state: () => undefined,
    });
    return again.exited;
  }
}
