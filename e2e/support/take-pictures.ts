import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { ROOT } from './child-program.ts';
import { BROWSER_FLAGS, requireBrowser } from './find-browser.ts';
import { startBackend } from './start-backend.ts';

/** The README's pictures, of the real product with the pretend shop: `node e2e/support/take-pictures.ts`. */
const dataDir = mkdtempSync(join(tmpdir(), 'handoff-desk-pictures-'));
const backend = await startBackend({ dataDir, args: ['--demo'] });
const browser = await chromium.launch({ executablePath: requireBrowser(), args: BROWSER_FLAGS });

async function openPage(path: string, width: number, height: number): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: 1.5,
    colorScheme: 'light',
    reducedMotion: 'reduce',
    locale: 'en-GB',
  });
  const page = await context.newPage();
  await page.goto(`${backend.url}${path}`);
  return page;
}

async function say(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Message' }).fill(text);
  await page.keyboard.press('Enter');
  await page.getByRole('log').getByText(text, { exact: true }).waitFor();
}

function takePicture(page: Page, name: string): Promise<unknown> {
  return page.screenshot({ path: join(ROOT, 'docs/images', `${name}.png`), animations: 'disabled' });
}

try {
  const ines = /(\S+@\S+) +(\S+)/.exec(
    backend
      .output()
      .split('\n')
      .find((line) => line.includes('Ines')) ?? '',
  );
  if (ines?.[1] === undefined || ines[2] === undefined) throw new Error(`no login for Ines in:\n${backend.output()}`);
  const agent = await openPage('/console/', 1_280, 760);
  await agent.getByRole('textbox', { name: /mail/i }).fill(ines[1]);
  await agent.getByLabel('Password', { exact: true }).fill(ines[2]);
  await agent.keyboard.press('Enter');
  await agent.getByRole('tab', { name: 'Pending Requests' }).waitFor();

  const visitor = await openPage('/demo', 1_280, 760);
  await visitor.getByRole('button', { name: 'Open chat' }).click();
  await say(visitor, 'How long does delivery take?');
  await visitor.getByText('Automated', { exact: true }).nth(1).waitFor();
  await say(visitor, 'My teapot arrived with a crack. Can I talk to a human?');
  await visitor.getByText(/finding someone/).waitFor();
  await visitor.getByRole('button', { name: 'Add your name or e-mail' }).click();
  await visitor.getByLabel('Your name').fill('Vera');
  await visitor.getByLabel('E-mail').fill('vera@mail.example');
  await visitor.keyboard.press('Enter');
  await visitor.getByText('Thank you, we passed it on.').waitFor();

  const row = agent.getByRole('listitem').filter({ hasText: 'Vera' });
  await row.getByRole('button', { name: 'Accept', exact: true }).click();
  await say(agent, 'Hello Vera, I am sorry about the teapot! A new one leaves today and is with you on Thursday.');
  await visitor.getByText(/on Thursday/).waitFor();
  await say(visitor, 'That was quick. Thank you!');
  await agent.getByRole('log').getByText('That was quick.').waitFor();
  await takePicture(visitor, 'widget');
  await agent.getByRole('button', { name: 'Dismiss' }).click();
  await takePicture(agent, 'console');
} finally {
  await browser.close();
  await backend.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
