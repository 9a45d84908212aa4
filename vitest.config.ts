import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{backend,bench,e2e,src-main,src-preload,src-renderer}/**/*.test.{ts,tsx}'],
    // The fault scenarios have a configuration of their own: e2e/faults.config.ts.
    exclude: ['**/node_modules/**', '**/dist/**', 'out/**', 'e2e/faults/scenarios/**'],
    globalSetup: ['backend/test-support/vitest-global-setup.ts'],
    // One more than cores: some always wait for a browser, a database or a timer. Each worker opens connections to the one
    // test database server, which has 60.
    maxWorkers: Math.min(4, availableParallelism() + 1),
    // A process for every file would cost more than most files do. Each file still loads our own modules anew, and tests
    // leave nothing behind in the process: no environment, no clock, no globals.
    isolate: false,
    testTimeout: 15_000,
    hookTimeout: 30_000,
    // A forgotten `.only` would silently skip everything beside it.
    allowOnly: false,
  },
});
