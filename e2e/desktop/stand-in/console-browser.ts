import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page, type Route } from '@playwright/test';
import { browserFlags, requireBrowser } from '../../support/find-browser.ts';
import type { AppProcess } from './app-process.ts';
import { type ConsolePage, findFrame, openConsolePage } from './console-page.ts';
import { toApp } from './origins.ts';
import { buildPreloadScript, CALL_BINDING } from './preload-script.ts';
import type { ToHost } from './wire.ts';

export interface ConsoleBrowser {
  openWindow(options: Extract<ToHost, { type: 'open-window' }>): Promise<ConsolePage>;
  close(): Promise<void>;
}

interface BrowserOptions {
  profile: string;
  proxy: string;
  emptyPage: boolean;
}

/** As main asks Chromium for: its page makes sounds without a click. */
const APP_SWITCHES = ['--autoplay-policy=no-user-gesture-required'];

/** The app's windows in a Chromium of their own, with the console's profile. */
export async function openConsoleBrowser(app: AppProcess, options: BrowserOptions): Promise<ConsoleBrowser> {
  const context = await chromium.launchPersistentContext(join(options.profile, 'chromium'), {
    executablePath: requireBrowser(),
    args: [...browserFlags({ featuresOff: ['LocalNetworkAccessChecks'] }), ...APP_SWITCHES],
    proxy: { server: options.proxy },
  });
  const windows = new Map<number, ConsolePage>();
  let spare = context.pages()[0];
  let openingOwnPage = 0;

  await exposeBridge(context, app);
  await context.route('**/*', (route) =>
    // An app that has quit answers nothing any more, as a window that is closed asks nothing.
    answer(route).catch(() => route.abort().catch(() => undefined)),
  );
  context.on('page', (popup) => {
    if (openingOwnPage === 0) refusePopup(popup).catch(() => undefined);
  });

  async function answer(route: Route): Promise<void> {
    const page = findFrame(route.request())?.page();
    const owner = [...windows.values()].find((window) => window.page === page) ?? windows.get(1);
    await (owner ? owner.answer(route) : route.abort());
  }

  /** Electron asks before a window exists, Chromium can only be asked afterwards: what is denied closes at once. */
  async function refusePopup(popup: Page): Promise<void> {
    if ((await app.ask({ kind: 'may-open', window: 1, url: toApp(popup.url()) })) !== true) await popup.close();
  }

  return {
    async openWindow({ window, width, height, preload, preloadArguments }) {
      const script = buildPreloadScript(await readFile(preload, 'utf8'), preloadArguments);
      const newPage = async (): Promise<Page> => {
        openingOwnPage += 1;
        const page = spare ?? (await context.newPage());
        spare = undefined;
        openingOwnPage -= 1;
        await page.setViewportSize({ width, height });
        await page.addInitScript({ content: script });
        return page;
      };
      const opened = await openConsolePage({ app, window, emptyPage: options.emptyPage, newPage });
      windows.set(window, opened);
      return opened;
    },
    close: () => context.close(),
  };
}

async function exposeBridge(context: BrowserContext, app: AppProcess): Promise<void> {
  await context.exposeBinding(CALL_BINDING, async ({ frame }, channel: string, input: unknown) => {
    const sender = { url: toApp(frame.url()), isMain: frame.parentFrame() === null };
    try {
      return { ok: true, value: await app.ask({ kind: 'invoke', frame: sender, channel, input }) };
    } catch (error) {
      return { ok: false, message: error instanceof Error ? error.message : String(error) };
    }
  });
}
