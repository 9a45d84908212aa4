import { join } from 'node:path';
import pino, { type Logger } from 'pino';
import type { Config } from './config.ts';
import { rotateFile } from './rotate-file.ts';

export type { Logger } from 'pino';

export interface OpenLog {
  log: Logger;
  /** Everything written so far is in the file when this returns. */
  flush(): void;
}

/** JSON lines, to DATA_DIR/logs/server.log or to standard output. */
export async function openLog({ dataDir, log: { level, to } }: Pick<Config, 'dataDir' | 'log'>): Promise<OpenLog> {
  const file = join(dataDir, 'logs', 'server.log');
  if (to === 'file') await rotateFile(file);
  const destination = pino.destination({ dest: to === 'file' ? file : 1, sync: false, mode: 0o600 });
  // A full disk must not end the service: the log then has a hole, which is the lesser harm.
  destination.on('error', () => {});
  return { log: createLogger(level, destination), flush: () => flushQuietly(destination) };
}

/** The names under which secrets, and people's own words, travel through this program. */
const neverLogged = [
  'password',
  'token',
  'accessToken',
  'refreshToken',
  'visitorToken',
  'ownerToken',
  'authorization',
  'cookie',
  'set-cookie',
  'apiKey',
  'connectionString',
  'text',
  'content',
  'preview',
];

export function createLogger(level: string, destination: pino.DestinationStream): Logger {
  return pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: neverLogged.flatMap(atEveryDepth), censor: '[removed]' },
      serializers: { err: describeError },
    },
    destination,
  );
}

/** Redaction patterns know no "anywhere": say each depth that our log lines reach. */
function atEveryDepth(name: string): string[] {
  return ['', '*.', '*.*.', '*.*.*.'].map((prefix) => `${prefix}["${name}"]`.replace('.[', '['));
}

/** An explicit list of fields: a database error's `detail` and `where` quote the row, and a row can be a message. */
export function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, message, stack, cause } = error;
  const extra = ['code', 'constraint', 'table', 'column', 'routine', 'syscall', 'status']
    .map((field) => [field, (error as unknown as Record<string, unknown>)[field]] as const)
    .filter(([, value]) => typeof value === 'string' || typeof value === 'number');
  return {
    type: name,
    message,
    ...Object.fromEntries(extra),
    stack,
    ...(cause === undefined ? {} : { cause: describeError(cause) }),
  };
}

function flushQuietly(destination: { flushSync(): void }): void {
  try {
    destination.flushSync();
  } catch {
    // Nothing was opened yet, or the disk is full.
  }
}
