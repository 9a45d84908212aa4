import type { Frame, Page, Request, Route } from '@playwright/test';
import type { AppProcess } from './app-process.ts';
import { toApp, toBrowser } from './origins.ts';
import { DELIVERY_SYMBOL } from './preload-script.ts';
import type { ServedFile } from './wire.ts';

const EMPTY_PAGE = '<!doctype html><title>Empty page</title>';

/** One window's page. */
export interface ConsolePage {
  readonly page: Page;
  load(url: string): Promise<void>;
  reload(): Promise<void>;
  resize(size: { width: number; height: number }): Promise<void>;
  send(channel: string, news: unknown): Promise<void>;
  /** Goes where the page itself may not, as a debugger can. */
  force(url: string): Promise<void>;
  /** Kills the page's process; resolves when the app has brought the page back. */
  crash(): Promise<void>;
  /** Answers what the page asks of the network. */
  answer(route: Route): Promise<void>;
  close(): Promise<void>;
}

export interface PageParts {
  readonly app: AppProcess;
  /** The window's number in the app. */
  readonly window: number;
  readonly emptyPage: boolean;
  /** A page with the window's preload, in the console's profile. */
  readonly newPage: () => Promise<Page>;
}

/** The window's page: a real one, in the console's own Chromium. */
export async function openConsolePage({ app, window, emptyPage, newPage }: PageParts): Promise<ConsolePage> {
  let page = await newPage();
  /** Where the app itself sends its window; anywhere else the page wants to go on its own. */
  let expected = '';
  let recovery: PromiseWithResolvers<void> | null = null;

  const follow = (followed: Page): void => {
    const tell = (event: 'did-start-loading' | 'did-finish-load' | 'render-process-gone'): void => {
      if (followed !== page) return;
      void app.ask({ kind: 'page', window, event, url: toApp(followed.url()) }).catch(() => undefined);
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
  const mayNavigate = async (request: Request): Promise<boolean> => {
    const url = toApp(request.url());
    const frame = findFrame(request);
    if (frame?.page() !== page) return (await app.ask({ kind: 'may-open', window, url })) === true;
    const isMainFrame = frame === page.mainFrame();
    return (await app.ask({ kind: 'may-navigate', window, url, isMainFrame })) === true;
  };
  return {
    get page() {
      return page;
    },
    load: (url) => goTo(toBrowser(url)),
    force: goTo,
    resize: (size) => page.setViewportSize(size),
    async reload() {
      // Playwright cannot bring a crashed page back; Electron can. The new one has the same profile.
      if (recovery) {
        const dead = page;
        page = await newPage();
        follow(page);
        await dead.close();
      }
      await goTo(expected);
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
      const debuggee = await page.context().newCDPSession(page);
      // The answer never comes: the process that would send it is gone.
      void debuggee.send('Page.crash').catch(() => undefined);
      await promise;
    },
    async answer(route) {
      const request = route.request();
      const url = request.url();
      if (request.isNavigationRequest() && url !== expected && !(await mayNavigate(request))) {
        return route.abort('aborted');
      }
      if (toApp(url) === url) return route.continue();
      const { status, headers, body } = (await app.ask({ kind: 'fetch', url: toApp(url) })) as ServedFile;
      const isEmptied = emptyPage && new URL(url).pathname === '/index.html';
      return route.fulfill({ status, headers, body: isEmptied ? EMPTY_PAGE : Buffer.from(body) });
    },
    close: () => page.close(),
  };
}

/** The first request of a new window is made before the window has a frame. */
export function findFrame(request: Request): Frame | null {
  try {
    return request.frame();
  } catch {
    return null;
  }
}
