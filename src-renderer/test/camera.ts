import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type ContractServer, startContractServer } from './contract-server.ts';
import { type OpenOptions, openConsole, prepareConsole } from './open-console.ts';
import type { World } from './world.ts';

/** A picture of what is shown when `act` is done; `prepare` changes the server before the window opens. */
export type TakePicture = (
  name: string,
  world: World,
  options: OpenOptions,
  act: (page: Page, server: ContractServer, world: World) => Promise<unknown>,
  prepare?: (server: ContractServer) => void,
) => Promise<void>;

/**
 * For the scripts that draw screens: reads `<folder> [part of a name]` from the command line and builds the console. A
 * scene that cannot be played is drawn as far as it went (`<name>-broken.png`), and does not keep the others from it.
 */
export async function openCamera(): Promise<{
  picture: TakePicture;
  /** Where the pictures go. */
  folder: string;
  close: () => Promise<void>;
}> {
  const [folder, wanted = ''] = process.argv.slice(2);
  if (!folder) throw new Error(`usage: node ${process.argv[1]} <folder> [part of a name]`);
  await mkdir(folder, { recursive: true });
  const { browser, files, close } = await prepareConsole();

  return {
    close,
    folder,
    async picture(name, world, options, act, prepare) {
      if (!name.includes(wanted)) return;
      const server = await startContractServer(world, files);
      prepare?.(server);
      const { page, complaints, close: closeWindow } = await openConsole(browser, server.url, options);
      page.setDefaultTimeout(10_000);
      const shoot = (file: string) => page.screenshot({ path: join(folder, `${file}.png`) });
      try {
        await act(page, server, world);
        await shoot(name);
      } catch (error) {
        process.stderr.write(`${name}: ${error}\n`);
        await shoot(`${name}-broken`);
      } finally {
        for (const complaint of complaints) process.stderr.write(`${name}: ${complaint}\n`);
        await closeWindow();
        await server.close();
      }
    },
  };
}
