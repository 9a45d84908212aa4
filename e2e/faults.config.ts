import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Those that mostly wait come first: begun last, they would be waited for with nothing else to do. */
const LONG_WAITS = ['clock-jumps', 'lost-lines'];

class LongWaitsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const found = LONG_WAITS.findIndex((name) => moduleId.includes(name));
      return found === -1 ? LONG_WAITS.length : found;
    };
    return (await super.sort(files)).toSorted((one, other) => place(one) - place(other));
  }
}

/** The fault scenarios: whole servers with real clients. In a soak one after the other, so that each measures only itself. */
export default defineConfig({
  test: {
    root: `${import.meta.dirname}/..`,
    include: ['e2e/faults/scenarios/**/*.test.ts'],
    maxWorkers: process.env['SOAK'] === '1' ? 1 : 2,
    sequence: { sequencer: LongWaitsFirst },
    testTimeout: process.env['SOAK'] === '1' ? 600_000 : 180_000,
    hookTimeout: 60_000,
    allowOnly: false,
    // One line of figures per scenario, as it is printed.
    disableConsoleIntercept: true,
  },
});
