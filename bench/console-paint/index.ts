import { chromium, type Page } from '@playwright/test';
import { findConnectionString } from '../../e2e/support/database.ts';
import { BROWSER_FLAGS, requireBrowser } from '../../e2e/support/find-browser.ts';
import { type Backend, startBackend } from '../../e2e/support/start-backend.ts';
import { addAgent, claimOwner, type Login } from '../../e2e/support/team.ts';
import type { BenchResult } from '../bench.ts';
import { quantile } from '../statistics.ts';
import { fillWorkspace } from './busy-workspace.ts';

const PENDING = 100;
const ACTIVE = 100;
const ROUNDS = 5;

/** From pressing "Sign in" to the frame that shows every waiting request, with 200 conversations of 30 messages. */
export async function measure(): Promise<BenchResult> {
  const backend = await startBackend();
  const browser = await chromium.launch({ executablePath: requireBrowser(), args: BROWSER_FLAGS });
  try {
    await claimOwner(backend);
    const agent = await addAgent(backend, 'Ana');
    const connectionString = await findConnectionString(backend.dataDir);
    await fillWorkspace(connectionString, agent.email, { pending: PENDING, active: ACTIVE, messagesEach: 30 });
    const samples: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const context = await browser.newContext();
      samples.push(await timeSignIn(await context.newPage(), backend, agent));
      await context.close();
    }
    const median = Math.round(quantile(samples, 0.5));
    return {
      figures: { conversations: PENDING + ACTIVE, p50_ms: median, worst_ms: Math.round(Math.max(...samples)) },
      goals: [{ name: 'sign-in to first paint, median', value: median, atMost: 1_000, unit: 'ms' }],
    };
  } finally {
    await browser.close();
    await backend.stop();
  }
}

async function timeSignIn(page: Page, backend: Backend, agent: Login): Promise<number> {
  await page.goto(`${backend.url}/console/`);
  await page.getByRole('textbox', { name: /mail/i }).fill(agent.email);
  await page.getByLabel('Password', { exact: true }).fill(agent.password);
  const signIn = await page.getByRole('button', { name: 'Sign in', exact: true }).elementHandle();
  if (signIn === null) throw new Error('no sign-in form');
  return signIn.evaluate(countUntilPainted, PENDING);
}

/** Runs in the page: presses, then looks at every frame until all requests are there; one frame more is the paint. */
function countUntilPainted(button: Element, requests: number): Promise<number> {
  return new Promise((resolve) => {
    const began = performance.now();
    (button as HTMLElement).click();
    const look = (): void => {
      const shown = [...document.querySelectorAll('button')].filter((found) => found.textContent?.trim() === 'Accept');
      if (shown.length < requests) requestAnimationFrame(look);
      else requestAnimationFrame(() => resolve(performance.now() - began));
    };
    look();
  });
}
