import { expect as seeing } from '@playwright/test';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CHATBOT } from './contract-server.ts';
import type { HostPage } from './host-site.ts';
import { openTheatre, type Stage, type Theatre, type Visitor } from './stage.ts';

let theatre: Theatre;
let stage: Stage;
beforeAll(async () => {
  theatre = await openTheatre();
});
afterAll(() => theatre.close());
afterEach(() => stage.close());

async function chatOnce({ log, open, say, request }: Visitor): Promise<void> {
  await open();
  await seeing(request).toBeVisible();
  await say('When are you open?');
  await seeing(log.getByText('We are open from 9 to 17.')).toBeVisible();
}

/** Where the parts stand and how they look, once they have come to rest. */
const measure = async ({ page, panel, launcher }: Visitor) => {
  await page.mouse.move(1, 1);
  const parts = [panel, launcher].map((part) =>
    part.evaluate(async (element) => {
      await Promise.all(element.getAnimations().map(({ finished }) => finished));
      const { width, height, right, bottom } = element.getBoundingClientRect();
      const { color, fontSize, fontFamily, backgroundColor } = getComputedStyle(element);
      return { width, height, right, bottom, color, fontSize, fontFamily, backgroundColor };
    }),
  );
  return Promise.all(parts);
};

describe('styles of the page stay outside', () => {
  it.each([
    ['everything unset', '* { all: unset !important; }'],
    ['everything hidden', '* { display: none !important; } html, body { display: block !important; }'],
    [
      'everything loud',
      'body * { color: red !important; font: 40px/3 cursive !important; letter-spacing: 9px; text-transform: uppercase; direction: rtl } html { font-size: 40px }',
    ],
    ['a transformed body', 'body { transform: translateX(0); text-align: right; line-height: 4 }'],
  ])('%s', async (_name, css) => {
    const hostile: HostPage = { head: `<style>${css}</style>` };
    stage = await theatre.open({ '/hostile': hostile });
    const plain = await stage.visit('/');
    await chatOnce(plain);
    const expected = await measure(plain);
    const visitor = await stage.visit('/hostile');
    await visitor.launcher.click();
    await seeing(visitor.log.getByText('Hi! Ask me')).toBeVisible();
    const found = await measure(visitor);
    if (!css.includes('transform: translateX')) expect(found).toEqual(expected);
    else for (const [index, part] of found.entries()) expect(part.width).toBe(expected[index]?.width);
  });
});

describe('pages that get in the way', () => {
  it('a strict Content-Security-Policy with the two published lines', async () => {
    const csp = `default-src 'none'; style-src 'self'; script-src SERVER; connect-src SERVER ws://127.0.0.1:*; require-trusted-types-for 'script'`;
    stage = await theatre.open({ '/strict': { csp } });
    await chatOnce(await stage.visit('/strict'));
  });

  it('storage that is blocked: the chat works for this visit', async () => {
    stage = await theatre.open();
    const visitor = await stage.visit('/', {
      before: () => {
        for (const name of ['localStorage', 'sessionStorage']) {
          Object.defineProperty(window, name, {
            get() {
              throw new DOMException('blocked', 'SecurityError');
            },
          });
        }
      },
    });
    await chatOnce(visitor);
    stage.server.cut();
    await visitor.say('Still the same visitor?');
    await seeing(visitor.log.getByText(/Shall I get a person/)).toBeVisible();
    expect(stage.server.world.conversations).toHaveLength(1);
  });

  it('storage that is full', async () => {
    stage = await theatre.open();
    const visitor = await stage.visit('/', {
      before: () => {
        Storage.prototype.setItem = () => {
          throw new DOMException('full', 'QuotaExceededError');
        };
      },
    });
    await chatOnce(visitor);
  });

  it('prototypes with additions, and timers and DOM methods replaced after the loader ran', async () => {
    stage = await theatre.open({
      '/patched': {
        head: `<script>
          Object.assign(Array.prototype, { each() {}, contains() {} });
          Object.defineProperty(Object.prototype, 'extra', { value: 1 });
          Function.prototype.defer = function () {};
        </script>`,
      },
    });
    const visitor = await stage.visit('/patched');
    await seeing(visitor.launcher).toBeVisible();
    await visitor.page.evaluate(() => {
      Element.prototype.attachShadow = () => {
        throw new Error('no shadows here');
      };
      Date.now = () => 0;
    });
    await chatOnce(visitor);
  });

  it('a browser without WebSockets to the server falls back to polling', async () => {
    stage = await theatre.open();
    const visitor = await stage.visit('/', {
      before: () => {
        window.WebSocket = class extends WebSocket {
          constructor() {
            super('ws://127.0.0.1:9/refused');
          }
        };
      },
    });
    await chatOnce(visitor);
  });

  it('nothing on the page moves', async () => {
    stage = await theatre.open();
    const visitor = await stage.visit('/', {
      before: () => {
        const moved: string[] = [];
        Object.assign(window, { moved });
        new PerformanceObserver((list) => {
          // Elements inside the shadow root are not named to the page.
          for (const entry of list.getEntries())
            for (const { node } of Reflect.get(entry, 'sources') as { node: Node | null }[])
              if (node) moved.push(node.nodeName);
        }).observe({ type: 'layout-shift', buffered: true });
      },
    });
    const before = await visitor.page.locator('main').boundingBox();
    await chatOnce(visitor);
    expect(await visitor.page.locator('main').boundingBox()).toEqual(before);
    expect(await visitor.page.evaluate(() => Reflect.get(window, 'moved'))).toEqual([]);
  });
});

describe('what a page can call', () => {
  const queueStub = `<script>
    window.HandoffDesk = window.HandoffDesk || function () { (HandoffDesk.q = HandoffDesk.q || []).push(arguments) };
    window.heard = [];
    for (const name of ['ready', 'open', 'close', 'message', 'handoff'])
      HandoffDesk('on', name, (detail) => heard.push(name + ' ' + JSON.stringify(detail)));
    HandoffDesk('on', 'open', () => { throw new Error('a bug of the page') });
    HandoffDesk('boot', { chatbot: '${CHATBOT.id}' });
    HandoffDesk('dance'); HandoffDesk('dance'); HandoffDesk('boot', { chatbot: 'nonsense' });
  </script><script async src="SERVER/widget.js"></script>`;
  const call = (visitor: Visitor, verb: string) => visitor.page.evaluate((name) => window.HandoffDesk?.(name), verb);

  async function openQueued(): Promise<{ visitor: Visitor; warnings: string[] }> {
    stage = await theatre.open({ '/queued': { embed: queueStub } });
    const visitor = await stage.visit();
    const warnings: string[] = [];
    visitor.page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
    await visitor.page.goto(stage.site.url('/queued'));
    return { visitor, warnings };
  }

  it('the queue is worked off, events are told, and a page’s own bug stays its own', async () => {
    const { visitor, warnings } = await openQueued();
    const errors: string[] = [];
    visitor.page.on('pageerror', (error) => errors.push(error.message));
    stage.expectedErrors.push('a bug of the page');
    await seeing(visitor.launcher).toBeVisible();
    await call(visitor, 'open');
    await seeing(visitor.log.getByText('Hi! Ask me')).toBeVisible();
    await visitor.say('Can I talk to a human?');
    await seeing(visitor.page.getByText('We’re finding someone for you')).toBeVisible();
    await call(visitor, 'hide');
    await seeing(visitor.panel).toBeHidden();
    stage.server.world.accept('Ana');
    stage.server.world.agentSays('Hello');
    await seeing(visitor.launcher).toHaveAccessibleName('Open chat, 1 unread message');
    expect(await visitor.page.evaluate(() => Reflect.get(window, 'heard'))).toEqual([
      'ready {}',
      'open {}',
      'handoff {"status":"pending"}',
      'close {}',
      'handoff {"status":"active"}',
      'message {"from":"agent","unread":1}',
    ]);
    expect(errors).toEqual(['a bug of the page']);
    expect(warnings.filter((line) => line.includes('dance'))).toHaveLength(1);
    expect(warnings.filter((line) => line.includes('"chatbot" must be'))).toHaveLength(1);
  });

  it('booting again changes nothing, shutdown takes everything away, and boot brings it back', async () => {
    stage = await theatre.open();
    const visitor = await stage.visit();
    await chatOnce(visitor);
    const boot = () => visitor.page.evaluate((chatbot) => window.HandoffDesk?.('boot', { chatbot }), CHATBOT.id);
    await boot();
    await seeing(visitor.log).toHaveCount(1);
    await call(visitor, 'shutdown');
    await seeing(visitor.page.locator('handoff-desk')).toHaveCount(0);
    await expect.poll(() => stage.server.connected).toBe(0);
    await boot();
    await visitor.launcher.click();
    await seeing(visitor.log.getByText('When are you open?')).toHaveCount(1);
  });

  it('a page that replaces its whole body keeps the chat as it was', async () => {
    stage = await theatre.open();
    const visitor = await stage.visit();
    await chatOnce(visitor);
    await visitor.field.fill('half a thought');
    await visitor.page.evaluate(() => {
      document.body = document.createElement('body');
    });
    await seeing(visitor.field).toHaveValue('half a thought');
    await visitor.page.evaluate(() => document.body.replaceChildren());
    await seeing(visitor.log.getByText('We are open from 9 to 17.')).toBeVisible();
  });

  it('a second script on the page does nothing', async () => {
    stage = await theatre.open({ '/twice': {} });
    const visitor = await stage.visit('/twice');
    await seeing(visitor.launcher).toBeVisible();
    await visitor.page.evaluate(
      ([src, chatbot]) =>
        new Promise((resolve) => {
          const script = document.createElement('script');
          script.onload = resolve;
          script.src = src ?? '';
          script.dataset['chatbot'] = chatbot ?? '';
          document.head.append(script);
        }),
      [`${stage.server.url}/widget.js`, CHATBOT.id],
    );
    await seeing(visitor.page.locator('handoff-desk')).toHaveCount(1);
    await chatOnce(visitor);
  });
});
