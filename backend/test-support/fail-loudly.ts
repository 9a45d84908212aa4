import { isDatabaseUnavailable } from '../server/database/faults.ts';

/**
 * For what nobody awaits: throws, so that the run ends red. Only the database may be gone: a test that has ended drops its
 * own, and a late line of a log is then nobody's loss.
 */
export function failLoudly(error: unknown): void {
  if (!isDatabaseUnavailable(error)) throw error;
}
