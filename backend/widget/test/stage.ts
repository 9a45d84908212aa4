import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from '@playwright/test';
import { BROWSER_FLAGS, requireBrowser } from '../../../e2e/support/find-browser.ts';
import { buildOnce } from '../../test-support/build-once.ts';
import { buildWidget } from '../build.ts';
import { CHATBOT, ContractServer } from './contract-server.ts';
import { type HostPage, type HostSite, startHostSite } from './host-site.ts';

/** The built widget, shared by all tests, and a browser, shared by the tests of a file. */
export interface Theatre {
  open(pages?: Record<string, HostPage>): Promise<Stage>;
  close(): Promise<void>;
}

/** One server, one website that embeds the widget, and the visitors' pages. */
export interface Stage {
  readonly server: ContractServer;
  readonly site: HostSite;
  /** Errors of the page itself, which are none of the widget's. */
  readonly expectedErrors: string[];
  /** A visitor with an own browser profile. */
  visit(
    path?: string,
    options?: BrowserContextOptions & {
      before?: () => void;
      fakeClock?: boolean;
      /** Where the visitor's clock starts; it goes on from there. */
      fixedTime?: string;
      /** Another server that the page's widget talks to, which has the same files. */
      servedFrom?: string;
    },
  ): Promise<Visitor>;
  /** Closes everything; throws when a page saw an error or the widget broke the contract. */
  close(): Promise<void>;
}

/** What a visitor sees and does. */
export interface Visitor {
  readonly page: Page;
  readonly log: Locator;
  readonly field: Locator;
  readonly launcher: Locator;
  readonly panel: Locator;
  readonly request: Locator;
  open(): Promise<void>;
  say(text: string): Promise<void>;
  /** The visible text of all bubbles, in order. */
  bubbles(): Promise<string[]>;
}

export function describeVisitor(page: Page): Visitor {
  const log = page.getByRole('log');
  const field = page.getByRole('textbox', { name: 'Message' });
  const launcher = page.getByRole('button', { name: /^(Open|Close) chat/ });
  return {
    page,
    log,
    field,
    launcher,
    panel: page.getByRole('dialog'),
    request: page.getByRole('button', { name: 'Request Live Agent', exact: true }),
    async open() {
      await launcher.click();
      await log.getByText(CHATBOT.greeting).waitFor();
    },
    async say(text) {
      await field.fill(text);
      await page.getByRole('button', { name: 'Send', exact: true }).click();
    },
    bubbles: () => log.locator('.bubble .text').allInnerTexts(),
  };
}

export async function openTheatre(): Promise<Theatre> {
  const dist = await buildOnce('widget', (outDir) => buildWidget({ outDir }));
  const browser = await chromium.launch({ executablePath: requireBrowser(), args: BROWSER_FLAGS });
  return {
    open: (pages) => openStage(browser, dist, pages),
    close: () => browser.close(),
  };
}

async function openStage(browser: Browser, dist: string, pages: Record<string, HostPage> = {}): Promise<Stage> {
  const server = new ContractServer(dist);
  await server.start();
  const embed = `<script async src="${server.url}/widget.js" data-chatbot="${CHATBOT.id}"></script>`;
  const site = await startHostSite({ '/': {}, '/other': {}, ...pages }, embed, server.url);
  const errors: string[] = [];
  const expectedErrors: string[] = [];
  const contexts: { close(): Promise<void> }[] = [];
  return {
    server,
    site,
    expectedErrors,
    async visit(path = '/', { before, fakeClock = false, fixedTime, servedFrom, ...options } = {}) {
      const context = await browser.newContext(options);
      contexts.push(context);
      if (before) await context.addInitScript(before);
      context.on('weberror', (error) => errors.push(error.error() instanceof Error ? error.error().message : ''));
      if (servedFrom !== undefined) {
        await context.route(`${servedFrom}/widget/*`, async (route) => {
          const { pathname } = new URL(route.request().url());
          await route.fulfill({ response: await route.fetch({ url: server.url + pathname }) });
        });
      }
      const page = await context.newPage();
      page.setDefaultTimeout(8_000);
      if (fakeClock) await page.clock.install();
      if (fixedTime) await page.clock.install({ time: fixedTime });
      server.now = () => (fixedTime ? new Date(fixedTime) : new Date());
      await page.goto(site.url(path));
      return describeVisitor(page);
    },
    async close() {
      await Promise.all(contexts.map((context) => context.close()));
      await site.stop();
      await server.stop();
      const wrong = [...errors.filter((error) => !expectedErrors.includes(error)), ...server.violations];
      if (wrong.length > 0) throw new Error(`the widget was not well-behaved:\n${wrong.join('\n')}`);
    },
  };
}
