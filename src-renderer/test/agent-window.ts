import type { Locator, Page } from '@playwright/test';
import { type ContractServer, startContractServer } from './contract-server.ts';
import { type BuiltConsole, type OpenOptions, openConsole } from './open-console.ts';
import type { World } from './world.ts';

/** One agent at the console in a browser, with a server of their own. */
export interface AgentWindow {
  readonly page: Page;
  readonly server: ContractServer;
  readonly composer: Locator;
  readonly complaints: readonly string[];
  openChat(visitorName: string): Promise<void>;
  close(): Promise<void>;
}

export async function openAgentWindow(
  built: BuiltConsole,
  world: World,
  options: OpenOptions = {},
  prepare: (mode: ContractServer['mode']) => void = () => undefined,
): Promise<AgentWindow> {
  const server = await startContractServer(world, built.files);
  prepare(server.mode);
  const window = await openConsole(built.browser, server.url, options);
  const { page } = window;
  return {
    page,
    server,
    composer: page.getByRole('textbox', { name: 'Message' }),
    complaints: window.complaints,
    async openChat(visitorName) {
      await page.getByRole('tab', { name: 'Active Chats' }).click();
      await page.getByRole('button', { name: new RegExp(`^${visitorName}\\b`) }).click();
    },
    async close() {
      await window.close();
      await server.close();
    },
  };
}
