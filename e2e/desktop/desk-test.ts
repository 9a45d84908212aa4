import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import type { DesktopBridge } from '../../src-preload/bridge.ts';
import type { Console, LaunchOptions } from './console-handle.ts';
import { launchConsole } from './launch-console.ts';

declare global {
  interface Window {
    /** What the preload gives the page. */
    desktop: DesktopBridge;
  }
}

interface Desk {
  /** A fresh profile folder, removed afterwards. */
  profile: string;
  /** Starts a console on `profile`, with an empty page unless told otherwise; whatever is still running is closed after the test. */
  launch(options?: Partial<LaunchOptions>): Promise<Console>;
}

/** Tests of the desktop shell: each has a profile of its own, and says which kind of Electron it ran on. */
export const test = base.extend<Desk>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a function wants from this pattern
  profile: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'handoff-desk-profile-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  launch: async ({ profile }, use, info) => {
    const running: Console[] = [];
    await use(async (options = {}) => {
      const desk = await launchConsole({ userDataDir: profile, emptyPage: true, ...options });
      info.annotations.push({ type: 'electron', description: desk.kind });
      running.push(desk);
      return desk;
    });
    await Promise.all(running.map((desk) => desk.close()));
  },
});

export { expect } from '@playwright/test';
