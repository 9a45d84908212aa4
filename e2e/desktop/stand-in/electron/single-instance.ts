import { mkdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const LOCK = 'stand-in.lock';
const MESSAGE = 'second-start-';

/** Like Electron's: the first on a data folder wins, a later one hands over its arguments and gets `false`. */
export function takeSingleInstanceLock(folder: string, onSecondStart: (argv: string[]) => void): boolean {
  mkdirSync(folder, { recursive: true });
  const lock = join(folder, LOCK);
  if (isHeldByTheLiving(lock)) {
    writeFileSync(join(folder, `${MESSAGE}${process.pid}.json`), JSON.stringify(process.argv));
    return false;
  }
  writeFileSync(lock, String(process.pid));
  process.on('exit', () => rmSync(lock, { force: true }));
  watch(folder, (_event, name) => {
    if (name?.startsWith(MESSAGE)) readMessage(join(folder, name), onSecondStart);
  }).unref();
  return true;
}

function isHeldByTheLiving(lock: string): boolean {
  try {
    return process.kill(Number(readFileSync(lock, 'utf8')), 0);
  } catch {
    return false;
  }
}

/** A file being written is seen before it is whole, and once more when it is removed: both are not messages yet. */
function readMessage(file: string, onSecondStart: (argv: string[]) => void): void {
  try {
    const argv: string[] = JSON.parse(readFileSync(file, 'utf8'));
    rmSync(file);
    onSecondStart(argv);
  } catch {
    return;
  }
}
