import { renameSync, rmSync } from 'node:fs';

/** Where a build makes its result while the previous one is in use; beside it, so that moving it is only a rename. */
export function stagingOf(output: string): string {
  return `${output}.new-${process.pid}`;
}

/** Whoever reads `output` finds the previous result or the new one, whole in both cases. */
export function takeThePlaceOf(output: string, staging: string): void {
  const previous = `${output}.old-${process.pid}`;
  const had = moveIfThere(output, previous);
  try {
    renameSync(staging, output);
  } catch (error) {
    if (had) renameSync(previous, output);
    throw error;
  }
  rmSync(previous, { recursive: true, force: true });
}

export function discardStaging(staging: string): void {
  rmSync(staging, { recursive: true, force: true });
}

function moveIfThere(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}
