import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, type CDPSession, chromium } from '@playwright/test';
import { findConnectionString } from '../../e2e/support/database.ts';
import { BROWSER_FLAGS, requireBrowser } from '../../e2e/support/find-browser.ts';
import { startBackend } from '../../e2e/support/start-backend.ts';
import type { BenchResult } from '../bench.ts';
import { quantile, round } from '../statistics.ts';
import { readFirstChatbot } from './first-chatbot.ts';
import { mainThreadMs, type TraceEvent } from './main-thread.ts';

const ROUNDS = 15;
/** Long enough for everything the loader may still do by itself. */
const SETTLE_MS = 1_500;

interface Visit {
  mainThreadMs: number;
  requests: number;
  layoutShift: number;
}

/** What a page pays for the snippet while nobody opens the chat: time of the main thread, requests, and moved content. */
export async function measure(): Promise<BenchResult> {
  const backend = await startBackend();
  const chatbot = await readFirstChatbot(await findConnectionString(backend.dataDir));
  const snippet = `<script src="${backend.url}/widget.js" data-chatbot="${chatbot}" async></script>`;
  const site = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><title>A shop</title><h1>A shop</h1><p>${'Mugs. '.repeat(400)}</p>${snippet}`);
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  const browser = await chromium.launch({ executablePath: requireBrowser(), args: BROWSER_FLAGS });
  try {
    const page = `http://127.0.0.1:${(site.address() as AddressInfo).port}/`;
    const visits: Visit[] = [];
    for (let count = 0; count < ROUNDS; count += 1) visits.push(await visit(browser, page, backend.url));
    const cost = round(
      quantile(
        visits.map((each) => each.mainThreadMs),
        0.5,
      ),
    );
    const requests = Math.max(...visits.map((each) => each.requests));
    const layoutShift = Math.max(...visits.map((each) => each.layoutShift));
    return {
      figures: { visits: ROUNDS, main_thread_ms: cost, requests, layout_shift: layoutShift },
      goals: [
        { name: 'main thread for the loader, median', value: cost, atMost: 10, unit: 'ms' },
        { name: 'requests before anybody opens the chat', value: requests, atMost: 1, unit: '' },
        { name: 'layout shift', value: layoutShift, atMost: 0, unit: '' },
      ],
    };
  } finally {
    await browser.close();
    site.close();
    await backend.stop();
  }
}

/** A first visit: nothing is in the browser's cache. */
async function visit(browser: Browser, url: string, server: string): Promise<Visit> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    let requests = 0;
    page.on('request', (request) => {
      if (request.url().startsWith(server)) requests += 1;
    });
    await page.addInitScript(watchLayoutShift);
    const devtools = await browser.newBrowserCDPSession();
    const events = await trace(devtools, async () => {
      await page.goto(url);
      await page.getByRole('button', { name: /^Open chat/ }).waitFor();
      await page.waitForTimeout(SETTLE_MS);
    });
    await devtools.detach();
    const layoutShift = await page.evaluate(() => (window as { layoutShift?: number }).layoutShift ?? Number.NaN);
    return { mainThreadMs: mainThreadMs(events, `${server}/widget.js`), requests, layoutShift };
  } finally {
    await context.close();
  }
}

async function trace(devtools: CDPSession, work: () => Promise<void>): Promise<TraceEvent[]> {
  const events: TraceEvent[] = [];
  devtools.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const complete = new Promise((resolve) => devtools.once('Tracing.tracingComplete', resolve));
  await devtools.send('Tracing.start', { transferMode: 'ReportEvents', categories: 'devtools.timeline,v8' });
  await work();
  await devtools.send('Tracing.end');
  await complete;
  return events;
}

/** Runs in the page, before anything else. */
function watchLayoutShift(): void {
  const shifted = window as { layoutShift?: number };
  shifted.layoutShift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) {
      shifted.layoutShift = (shifted.layoutShift ?? 0) + entry.value;
    }
  }).observe({ type: 'layout-shift', buffered: true });
}
