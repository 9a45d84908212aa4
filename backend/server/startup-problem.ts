/**
 * Something outside the program keeps it from starting: a taken port, a folder without rights, a database that does not
 * answer. Thrown, because it ends the start from any depth; caught in one place, which prints both sentences and no stack.
 */
export class StartupProblem extends Error {
  /** What the person can do about it. */
  readonly remedy: string;

  constructor(problem: string, remedy: string, options?: ErrorOptions) {
    super(problem, options);
    this.name = 'StartupProblem';
    this.remedy = remedy;
  }
}

/** `code` of a system or database error, such as `EACCES` or `28P01`; null for everything else. */
export function errorCodeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}
