import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';

/** The options of a command; one that does not exist is told with the usage, and ends the process with exit code 1. */
export function readOptionsOrExit<T extends ParseArgsOptionsConfig>(options: T, usage: string) {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    console.error(`Usage: ${usage}`);
    process.exit(1);
  }
}
