export function isDueBy(now: Date, instant: Date | null): boolean {
  return instant !== null && instant <= now;
}

/** Null when there is none. */
export function earliest(instants: readonly (Date | null)[]): Date | null {
  return instants.reduce<Date | null>(
    (first, at) => (at !== null && (first === null || at < first) ? at : first),
    null,
  );
}
