import { defineConfig } from 'vitest/config';

/** The fault scenarios: whole servers with real clients. In a soak one after the other, so that each measures only itself. */
export default defineConfig({
  test: {
    root: `${import.meta.dirname}/..`,
    include: ['e2e/faults/scenarios/**/*.test.ts'],
    maxWorkers: process.env['SOAK'] === '1' ? 1 : 2,
    testTimeout: process.env['SOAK'] === '1' ? 600_000 : 180_000,
    hookTimeout: 60_000,
    allowOnly: false,
    // One line of figures per scenario, as it is printed.
    disableConsoleIntercept: true,
  },
});
