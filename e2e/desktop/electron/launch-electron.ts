import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { _electron, type Page } from '@playwright/test';
import type { Console, LaunchOptions } from '../console-handle.ts';
import { recordDesktop } from '../recorded-desktop.ts';
import { startForwardProxy } from '../stand-in/forward-proxy.ts';
import { createElectronShell } from './electron-shell.ts';

const ROOT = join(import.meta.dirname, '../../..');
const RECORDER = join(import.meta.dirname, 'recorder.cjs');

/** The same console on the real thing. */
export async function launchElectron(executablePath: string, options: LaunchOptions): Promise<Console> {
  await mkdir(options.userDataDir, { recursive: true });
  const proxy = await startForwardProxy(null);
  const desktop = await recordDesktop(join(options.userDataDir, 'recorded-desktop'), options);
  const inherited = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  const env = { ...Object.fromEntries(inherited), ...(options.realDesktop ? {} : desktop.env), ...options.env };
  const common = [ROOT, '--no-sandbox', `--user-data-dir=${options.userDataDir}`];
  const electron = await _electron.launch({
    executablePath,
    cwd: ROOT,
    env,
    args: [
      ...['-r', RECORDER, ...common, `--proxy-server=${proxy.url}`, '--proxy-bypass-list=<-loopback>'],
      ...(options.server ? [`--server=${options.server}`] : []),
      ...(options.args ?? []),
    ],
  });
  let page: Page = await electron.firstWindow();
  await page.waitForLoadState();
  if (options.emptyPage) await emptyThe(page);
  const exited = once(electron.process(), 'exit').then(async ([code]) => {
    await proxy.close();
    return typeof code === 'number' ? code : -1;
  });

  return {
    kind: 'electron',
    get page() {
      return page;
    },
    async findPage(name) {
      const found = electron.windows().find((window) => new URL(window.url()).pathname === `/${name}`);
      if (!found) throw new Error(`no window shows ${name}`);
      return found;
    },
    shell: createElectronShell({
      electron,
      desktop,
      page: () => page,
      onNewPage: (next) => {
        page = next;
      },
      async startAgain(more) {
        const again = spawn(executablePath, [...common, ...more], { cwd: ROOT, env, stdio: 'ignore' });
        const [code] = await once(again, 'exit');
        return typeof code === 'number' ? code : -1;
      },
    }),
    network: {
      cut: async () => proxy.gate.set('cut'),
      stall: async () => proxy.gate.set('stalled'),
      restore: async () => proxy.gate.set('open'),
    },
    exited,
    async close() {
      await electron.close();
      await exited;
    },
  };
}

async function emptyThe(page: Page): Promise<void> {
  await page.route(/\/index\.html$/, async (route) => {
    const headers = (await route.fetch()).headers();
    await route.fulfill({ headers, body: '<!doctype html><title>Empty page</title>' });
  });
  await page.reload();
}
