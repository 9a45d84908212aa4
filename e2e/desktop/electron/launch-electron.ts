import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { _electron, type Page } from '@playwright/test';
import type { Console, LaunchOptions } from '../console-handle.ts';
import { recordToasts } from '../recorded-toasts.ts';
import { startForwardProxy } from '../stand-in/forward-proxy.ts';
import { createElectronShell } from './electron-shell.ts';

const ROOT = join(import.meta.dirname, '../../..');
const RECORDER = join(import.meta.dirname, 'recorder.cjs');

/** The same console on the real thing. */
export async function launchElectron(executablePath: string, options: LaunchOptions): Promise<Console> {
  await mkdir(options.userDataDir, { recursive: true });
  const proxy = await startForwardProxy(null);
  const toasts = await recordToasts(join(options.userDataDir, 'recorded-toasts'));
  const inherited = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  const env = { ...Object.fromEntries(inherited), ...(options.realToasts ? {} : toasts.env), ...options.env };
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
  const exited = once(electron.process(), 'exit').then(async ([code]) => {
    await proxy.close();
    return typeof code === 'number' ? code : -1;
  });

  return {
    kind: 'electron',
    get page() {
      return page;
    },
    shell: createElectronShell({
      electron,
      toasts,
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
