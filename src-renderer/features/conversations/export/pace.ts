const WINDOW_MS = 3_000;

/** Rows a second over the last three seconds: a pause of a moment ago is forgotten soon. */
export function createPace(now: () => number): { add(rows: number): number } {
  const begun = now();
  let seen: { readonly at: number; readonly rows: number }[] = [];
  return {
    add(rows) {
      const at = now();
      seen = [...seen.filter((one) => at - one.at < WINDOW_MS), { at, rows }];
      const sum = seen.reduce((total, one) => total + one.rows, 0);
      const span = Math.max(1, Math.min(WINDOW_MS, at - begun));
      return (sum / span) * 1_000;
    },
  };
}
