import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import type { NetworkControl } from '../support/connection-gate.ts';
import type { Backend } from '../support/start-backend.ts';
import type { Login } from '../support/team.ts';
import type { Console, LaunchOptions } from './console-handle.ts';
import { launchConsole } from './launch-console.ts';

/** An agent at the desktop console, on a network of their own that can be cut. */
export interface AgentDesk {
  readonly login: Login;
  readonly page: Page;
  /** Everything outside the page: tray, toasts, other windows. */
  readonly desktop: Console;
  readonly thread: Locator;
  readonly composer: Locator;
  readonly network: NetworkControl;
  /** The visitor's row under "Pending Requests". */
  request(visitorName: string): Locator;
  accept(visitorName: string): Promise<void>;
  /** Moves the mouse onto that button, so that `pressMouse` takes no time at all. */
  aimAtAccept(visitorName: string): Promise<void>;
  /** Presses and releases where the mouse is. */
  pressMouse(): Promise<void>;
  message(text: string): Locator;
  say(text: string): Promise<void>;
  type(text: string): Promise<void>;
  complete(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a console with an empty profile, points it at the server, signs in, and waits for Live Chats. */
export async function openAgentDesk(
  backend: Pick<Backend, 'url'>,
  login: Login,
  options: Partial<LaunchOptions> = {},
): Promise<AgentDesk> {
  const userDataDir = mkdtempSync(join(tmpdir(), 'handoff-desk-console-'));
  const desktop = await launchConsole({ userDataDir, server: backend.url, ...options });
  const { page } = desktop;
  const composer = page.getByRole('textbox', { name: /message/i });
  const thread = page.getByRole('log');

  await page.getByRole('textbox', { name: /mail/i }).fill(login.email);
  await page.getByLabel('Password', { exact: true }).fill(login.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('tab', { name: /Pending Requests/ })).toBeVisible();

  const request = (visitorName: string): Locator =>
    page.getByRole('listitem').or(page.getByRole('row')).filter({ hasText: visitorName });
  const acceptButton = (visitorName: string): Locator =>
    request(visitorName).getByRole('button', { name: 'Accept', exact: true });
  return {
    login,
    page,
    desktop,
    thread,
    composer,
    network: desktop.network,
    request,
    accept: (visitorName) => acceptButton(visitorName).click(),
    aimAtAccept: (visitorName) => acceptButton(visitorName).hover(),
    async pressMouse() {
      await page.mouse.down();
      await page.mouse.up();
    },
    message: (text) => thread.getByText(text, { exact: true }),
    async say(text) {
      await composer.fill(text);
      await page.getByRole('button', { name: 'Send', exact: true }).click();
      await expect(thread.getByText(text, { exact: true })).toHaveCount(1);
    },
    async type(text) {
      await composer.pressSequentially(text);
    },
    async complete() {
      await page.getByRole('button', { name: 'Mark as Complete', exact: true }).click();
      await page
        .getByRole('alertdialog')
        .or(page.getByRole('dialog'))
        .getByRole('button', { name: /Complete/ })
        .click();
    },
    async close() {
      await desktop.close();
      rmSync(userDataDir, { recursive: true, force: true });
    },
  };
}
