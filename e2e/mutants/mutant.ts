/** One thing broken on purpose, and the test that must notice. */
export interface Mutant {
  /** What is wrong with it, as a reviewer would put it. */
  name: string;
  file: string;
  /** Occurs exactly once in the file. */
  find: string;
  replace: string;
  /** `name`: the test's own name or part of its full one. */
  test: { file: string; name: string };
}

/** The fault scenarios have a configuration of their own. */
export function configOf(testFile: string): string {
  return testFile.startsWith('e2e/faults/scenarios/') ? 'e2e/faults.config.ts' : 'vitest.config.ts';
}
