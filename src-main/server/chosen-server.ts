import { z } from 'zod';
import type { Store } from '../settings/store.ts';
import { readAddress } from './address.ts';

export interface ChosenServer {
  /** Origin without a trailing slash, or null before the first choice. */
  get(): string | null;
  keep(origin: string): void;
}

const KEY = 'server';
const ARGUMENT = '--server=';

export function createChosenServer(store: Store, given: string | null): ChosenServer {
  const stored = z.url({ protocol: /^https?$/ }).safeParse(store.get(KEY));
  let current = given ?? (stored.success ? stored.data : null);
  if (given) store.set(KEY, given);
  return {
    get: () => current,
    keep(origin) {
      current = origin;
      store.set(KEY, origin);
    },
  };
}

/**
 * The server named by whoever started the app: `--server=<url>` or `HANDOFF_DESK_SERVER`, scheme included.
 * It wins over the remembered one. Only ever read from this process's own start, never from a link or a second start.
 */
export function readGivenServer(argv: readonly string[], environment: NodeJS.ProcessEnv): string | null {
  const argument = argv.find((text) => text.startsWith(ARGUMENT))?.slice(ARGUMENT.length);
  const candidates = readAddress(argument ?? environment['HANDOFF_DESK_SERVER'] ?? '');
  return candidates.length === 1 ? (candidates[0] ?? null) : null;
}
