/** One event of the browser's trace; times in microseconds. */
export interface TraceEvent {
  name: string;
  /** `X` = complete, with its duration. */
  ph: string;
  ts: number;
  dur?: number;
  args: { fileName?: string; data?: { url?: string; stackTrace?: { url: string }[] } };
}

/** Parsing, compiling and running a script, the layout and styles it forces included. */
const OF_SCRIPTS = new Set(['EvaluateScript', 'v8.compile', 'FunctionCall', 'TimerFire', 'FireAnimationFrame']);

/** How long `script` has kept the main thread, in ms: everything that names it, what lies within another only once. */
export function mainThreadMs(events: readonly TraceEvent[], script: string): number {
  const own = events
    .filter(
      (event) => event.ph === 'X' && event.dur !== undefined && OF_SCRIPTS.has(event.name) && names(event, script),
    )
    .sort((one, other) => one.ts - other.ts || (other.dur ?? 0) - (one.dur ?? 0));
  let total = 0;
  let until = Number.NEGATIVE_INFINITY;
  for (const { ts, dur = 0 } of own) {
    const end = ts + dur;
    if (end <= until) continue;
    total += end - Math.max(ts, until);
    until = end;
  }
  if (own.length === 0) throw new Error(`the trace does not know ${script}`);
  return total / 1_000;
}

function names({ args }: TraceEvent, script: string): boolean {
  const urls = [args.fileName, args.data?.url, ...(args.data?.stackTrace ?? []).map(({ url }) => url)];
  return urls.some((url) => url?.startsWith(script) === true);
}
