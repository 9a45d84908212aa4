import { defineConfig } from '@playwright/test';
import { BROWSER_FLAGS, requireBrowser } from './support/find-browser.ts';

export default defineConfig({
  testDir: '.',
  // Unit tests live beside them as *.test.ts and belong to Vitest.
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results',
  // Each spec starts whole servers and desktops, and then mostly waits for them: two have room side by side. In a soak one
  // after the other, so that each measures only itself.
  workers: process.env['SOAK'] === '1' ? 1 : 2,
  retries: 0,
  forbidOnly: true,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  reporter: [
    ['list'],
    ['json', { outputFile: process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ?? '../test-results/report.json' }],
  ],
  use: {
    launchOptions: { executablePath: requireBrowser(), args: BROWSER_FLAGS },
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
});
