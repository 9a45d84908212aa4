/** How numbers are said. Where there is nothing, a dash: a zero would claim that something was measured. */
export const NOTHING = '–';

const SECOND = 1_000;
/** Keeps a number and its unit on one line. */
const GAP = '\u00a0';

export function formatCount(count: number): string {
  return counts.format(count);
}

/** `share` from 0 to 1. "100 %" means all of them, and "0 %" none. */
export function formatShare(share: number | null): string {
  if (share === null) return NOTHING;
  const percent = Math.round(share * 100);
  if (percent === 0 && share > 0) return `<1${GAP}%`;
  if (percent === 100 && share < 1) return `>99${GAP}%`;
  return `${percent}${GAP}%`;
}

/** "4.2 s", "38 s", "1 min 12 s", "2 h 5 min", "3 d 4 h": never more than two units. */
export function formatTime(ms: number | null): string {
  if (ms === null) return NOTHING;
  if (ms < 9_950) return `${trim(ms / SECOND)}${GAP}s`;
  const seconds = Math.round(ms / SECOND);
  if (seconds < 60) return `${seconds}${GAP}s`;
  if (seconds < 3_600) return join([Math.floor(seconds / 60), 'min'], [seconds % 60, 's']);
  const minutes = Math.round(seconds / 60);
  if (minutes < 1_440) return join([Math.floor(minutes / 60), 'h'], [minutes % 60, 'min']);
  const hours = Math.round(minutes / 60);
  return join([Math.floor(hours / 24), 'd'], [hours % 24, 'h']);
}

/** Of one to five. */
export function formatStars(average: number | null): string {
  return average === null ? NOTHING : average.toFixed(1);
}

/** "1 request", "2 requests", "1,204 requests" */
export function countThings(count: number, one: string, many: string): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

function join([first, unit]: [number, string], [second, smaller]: [number, string]): string {
  const rest = second === 0 ? '' : ` ${second}${GAP}${smaller}`;
  return `${formatCount(first)}${GAP}${unit}${rest}`;
}

function trim(value: number): string {
  return value.toFixed(1).replace(/\.0$/, '');
}

const counts = new Intl.NumberFormat('en');
