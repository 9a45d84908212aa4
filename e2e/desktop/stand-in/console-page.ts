import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Frame, type Page, type Request, type Route } from '@playwright/test';
import { BROWSER_FLAGS, requireBrowser } from '../../support/find-browser.ts';
import type { AppProcess } from './app-process.ts';
import { buildPreloadScript, CALL_BINDING, DELIVERY_SYMBOL } from './preload-script.ts';
import type { ServedFile } from './wire.ts';

/** Chromium gives `localhost` names what Electron gives `app://console`: a secure context with storage of its own. */
export const ORIGIN_IN_BROWSER = 'http://console.localhost';
export const ORIGIN_IN_APP = 'app://console';

const EMPTY_PAGE = '<!doctype html><title>Empty page</title>';

export interface ConsolePage {
  readonly page: Page;
  load(url: string): Promise<void>;
  reload(): Promise<void>;
  send(channel: string, news: unknown): Promise<void>;
  /** Goes where the page itself may not, as a debugger can. */
  force(url: string): Promise<void>;
  /** Kills the page's process; resolves when the app has brought the page back. */
  crash(): Promise<void>;
  close(): Promise<void>;
}

interface OpenOptions {
  profile: string;
  proxy: string;
  emptyPage: boolean;
  size: { width: number; height: number };
  preload: string;
  preloadArguments: string[];
}

/** The window's page: a real one, in a Chromium of its own with the console's profile. */
export async function openConsolePage(app: AppProcess, options: OpenOptions): Promise<ConsolePage> {
  const context = await chromium.launchPersistentContext(join(options.profile, 'chromium'), {
    executablePath: requireBrowser(),
    args: [...BROWSER_FLAGS, '--disable-features=LocalNetworkAccessChecks'],
    proxy: { server: options.proxy },
    viewport: options.size,
  });
  let page = context.pages()[0] ?? (await context.newPage());
  let openingOwnPage = false;
  /** Where the app itself sends its window; anywhere else the page wants to go on its own. */
  let expected = '';

  await exposeBridge(context, app, options);
  await context.route('**/*', (route) =>
    // An app that has quit answers nothing any more, as a window that is closed asks nothing.
    answerRequest(route, app, page, { expected, emptyPage: options.emptyPage }).catch(() =>
      route.abort().catch(() => undefined),
    ),
  );
  context.on('page', (popup) => {
    if (!openingOwnPage) refusePopup(popup, app).catch(() => undefined);
  });

  const follow = (followed: Page): void => {
    const tell = (event: 'did-start-loading' | 'did-finish-load' | 'render-process-gone'): void => {
      if (followed === page) void app.ask({ kind: 'page', event, url: toApp(followed.url()) }).catch(() => undefined);
    };
    followed.on('request', (request) => {
      if (request.isNavigationRequest() && request.frame() === followed.mainFrame()) tell('did-start-loading');
    });
    followed.on('load', () => tell('did-finish-load'));
    followed.on('crash', () => tell('render-process-gone'));
  };
  follow(page);

  const goTo = async (url: string): Promise<void> => {
    expected = url;
    await page.goto(url);
  };
  let recovery: PromiseWithResolvers<void> | null = null;
  return {
    get page() {
      return page;
    },
    load: (url) => goTo(toBrowser(url)),
    force: goTo,
    async reload() {
      // Playwright cannot bring a crashed page back; Electron can. The new one has the same profile.
      if (recovery) {
        const dead = page;
        openingOwnPage = true;
        page = await context.newPage();
        openingOwnPage = false;
        follow(page);
        await dead.close();
      }
      await goTo(`${ORIGIN_IN_BROWSER}/index.html`);
      recovery?.resolve();
      recovery = null;
    },
    async send(channel, news) {
      const deliver = ({ symbol, channel, news }: { symbol: string; channel: string; news: unknown }): void => {
        const door = (globalThis as unknown as Record<symbol, unknown>)[Symbol.for(symbol)];
        if (typeof door === 'function') door(channel, news);
      };
      await page.evaluate(deliver, { symbol: DELIVERY_SYMBOL, channel, news });
    },
    async crash() {
      recovery = Promise.withResolvers();
      const { promise } = recovery;
      const debuggee = await context.newCDPSession(page);
      // The answer never comes: the process that would send it is gone.
      void debuggee.send('Page.crash').catch(() => undefined);
      await promise;
    },
    close: () => context.close(),
  };
}

async function exposeBridge(context: BrowserContext, app: AppProcess, options: OpenOptions): Promise<void> {
  await context.exposeBinding(CALL_BINDING, async ({ frame }, channel: string, input: unknown) => {
    const sender = { url: toApp(frame.url()), isMain: frame.parentFrame() === null };
    try {
      return { ok: true, value: await app.ask({ kind: 'invoke', frame: sender, channel, input }) };
    } catch (error) {
      return { ok: false, message: error instanceof Error ? error.message : String(error) };
    }
  });
  const source = await readFile(options.preload, 'utf8');
  await context.addInitScript({ content: buildPreloadScript(source, options.preloadArguments) });
}

async function answerRequest(
  route: Route,
  app: AppProcess,
  page: Page,
  { expected, emptyPage }: { expected: string; emptyPage: boolean },
): Promise<void> {
  const request = route.request();
  const url = request.url();
  if (request.isNavigationRequest() && url !== expected && !(await mayNavigate(request, app, page))) {
    return route.abort('aborted');
  }
  if (new URL(url).origin !== ORIGIN_IN_BROWSER) return route.continue();
  const { status, headers, body } = (await app.ask({ kind: 'fetch', url: toApp(url) })) as ServedFile;
  const isPage = headers['content-type']?.startsWith('text/html');
  return route.fulfill({ status, headers, body: emptyPage && isPage ? EMPTY_PAGE : Buffer.from(body) });
}

async function mayNavigate(request: Request, app: AppProcess, page: Page): Promise<boolean> {
  const url = toApp(request.url());
  const frame = findFrame(request);
  if (frame?.page() !== page) return (await app.ask({ kind: 'may-open', url })) === true;
  return (await app.ask({ kind: 'may-navigate', url, isMainFrame: frame === page.mainFrame() })) === true;
}

/** The first request of a new window is made before the window has a frame. */
function findFrame(request: Request): Frame | null {
  try {
    return request.frame();
  } catch {
    return null;
  }
}

/** Electron asks before a window exists, Chromium can only be asked afterwards: what is denied closes at once. */
async function refusePopup(popup: Page, app: AppProcess): Promise<void> {
  if ((await app.ask({ kind: 'may-open', url: toApp(popup.url()) })) !== true) await popup.close();
}

function toApp(url: string): string {
  return url.startsWith(`${ORIGIN_IN_BROWSER}/`) ? ORIGIN_IN_APP + url.slice(ORIGIN_IN_BROWSER.length) : url;
}

function toBrowser(url: string): string {
  return url.startsWith(`${ORIGIN_IN_APP}/`) ? ORIGIN_IN_BROWSER + url.slice(ORIGIN_IN_APP.length) : url;
}
