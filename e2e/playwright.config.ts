import { defineConfig } from '@playwright/test';
import { BROWSER_FLAGS, requireBrowser } from './support/find-browser.ts';

export default defineConfig({
  testDir: '.',
  // Unit tests live beside them as *.test.ts and belong to Vitest.
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results',
  // Each spec starts whole servers and desktops; side by side they would only disturb each other's clocks.
  workers: 1,
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
