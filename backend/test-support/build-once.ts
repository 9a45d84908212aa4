import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder of this run alone, removed with it: what is built for all test files lies here. */
    runFolder: string;
  }
}

const LONGEST_MS = 100_000;
const LOOK_AGAIN_MS = 50;

/**
 * What several test files of a run want built, such as the console: the first one that asks builds it into the folder that
 * `build` is given, the others wait for that. Answers the folder, which is everybody's: nothing in it may be changed.
 * Throws when the build failed, here or where it was made.
 */
export async function buildOnce(name: string, build: (folder: string) => Promise<unknown>): Promise<string> {
  const runFolder = inject('runFolder');
  const finished = join(runFolder, name);
  const failed = `${finished}.failed`;
  const draft = `${finished}.draft`;
  if (existsSync(finished)) return finished;
  if (!(await isFirst(draft))) return waitFor(finished, failed);
  try {
    await build(draft);
    await rename(draft, finished);
    return finished;
  } catch (error) {
    await writeFile(failed, String(error));
    throw error;
  }
}

/** Of all processes that ask, one can make the folder. */
async function isFirst(draft: string): Promise<boolean> {
  try {
    await mkdir(draft);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

async function waitFor(finished: string, failed: string): Promise<string> {
  const deadline = Date.now() + LONGEST_MS;
  while (Date.now() < deadline) {
    if (existsSync(finished)) return finished;
    if (existsSync(failed)) break;
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
  throw new Error(`${finished} was not built: the test file that was first to want it says why`);
}
