import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { BROWSER_FLAGS, requireBrowser } from '../../e2e/support/find-browser.ts';

const ROOT = join(import.meta.dirname, '..');
const PAGES = ['index.html', 'card.html', 'settings.html'];

export interface BuiltConsole {
  readonly browser: Browser;
  /** Folder with index.html and its assets. */
  readonly files: string;
  close(): Promise<void>;
}

/**
 * Builds the console into a folder: as it ships, or with React's development checks, which complain in the page's console
 * about what they find.
 */
export async function buildConsole(folder: string, { checks }: { checks: boolean }): Promise<void> {
  await build({
    configFile: false,
    root: ROOT,
    base: './',
    logLevel: 'error',
    plugins: [react()],
    define: { 'process.env.NODE_ENV': JSON.stringify(checks ? 'development' : 'production') },
    build: {
      outDir: folder,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 2_000,
      rolldownOptions: { input: PAGES.map((page) => join(ROOT, page)) },
    },
  });
}

/** Starts a browser for a console that is built. */
export async function startBrowser(files: string): Promise<BuiltConsole> {
  const browser = await chromium.launch({ executablePath: requireBrowser(), args: BROWSER_FLAGS });
  return { browser, files, close: () => browser.close() };
}

/** For a script: the console as it ships, and a browser. */
export async function prepareConsole(): Promise<BuiltConsole> {
  const files = await mkdtemp(join(tmpdir(), 'handoff-desk-console-'));
  await buildConsole(files, { checks: false });
  const built = await startBrowser(files);
  return {
    ...built,
    async close() {
      await built.close();
      await rm(files, { recursive: true, force: true });
    },
  };
}

export interface OpenOptions {
  readonly scheme?: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
  /** The console unless told, or another of its pages, such as `settings.html`. */
  readonly file?: string;
  readonly hash?: string;
  /** Runs in the page before the console does. */
  readonly before?: () => void;
}

/** A window on the console, with everything it complained about: errors, and violations of the content security policy. */
export async function openConsole(
  browser: Browser,
  url: string,
  { scheme = 'light', width = 1280, height = 800, hash = '', file = '', before }: OpenOptions = {},
): Promise<{ page: Page; complaints: string[]; close: () => Promise<void> }> {
  const context = await browser.newContext({
    colorScheme: scheme,
    viewport: { width, height },
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  if (before) await context.addInitScript(before);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    const harmless = /Failed to load resource|WebSocket (connection|is already in CLOSING)/.test(message.text());
    if (['error', 'warning'].includes(message.type()) && !harmless) complaints.push(message.text());
  });
  await page.goto(`${url}/console/${file}${hash}`);
  return { page, complaints, close: () => context.close() };
}
