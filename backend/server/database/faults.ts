/** SQLSTATE of an error from the driver, or null when it is something else. */
function sqlState(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

export function isUniqueViolation(error: unknown): boolean {
  return sqlState(error) === '23505';
}

const UNREACHABLE = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT', '57P01', '57P02', '57P03']);

/** Classes of SQLSTATE: the connection failed; the server lacks something (room on its disk, memory, connections). */
const PASSING_CLASSES = ['08', '53'];

/** The database is down, starting, stopping, or out of room or connections: worth another try later. */
export function isDatabaseUnavailable(error: unknown): boolean {
  const state = sqlState(error);
  if (state !== null && (UNREACHABLE.has(state) || PASSING_CLASSES.includes(state.slice(0, 2)))) return true;
  // The pool and the driver report these without a code.
  return (
    error instanceof Error &&
    /connection (terminated|timeout)|timeout exceeded when trying to connect/i.test(error.message)
  );
}
