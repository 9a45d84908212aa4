import type { ExportSize } from '#contract/history/export.ts';
import type { ExportState } from './export-run.ts';

type Running = Exclude<ExportState, { phase: 'idle' }>;

/** "1,204 messages in 96 conversations" */
export function describeSize({ conversations, messages }: ExportSize): string {
  return `${count(messages, 'message')} in ${count(conversations, 'conversation')}`;
}

/** 0 to 100. What was told beforehand can turn out to be a little more or less. */
export function percentOf({ rows, total, phase }: Pick<Running, 'rows' | 'total' | 'phase'>): number {
  if (phase === 'done') return 100;
  return total === 0 ? 0 : Math.min(99, Math.floor((rows / total) * 100));
}

export function describeProgress(state: Running): string {
  const rows = `${state.rows.toLocaleString()} of ${count(Math.max(state.total, state.rows), 'message')}`;
  switch (state.phase) {
    case 'running':
      return state.rate > 0 ? `${rows} · ${Math.round(state.rate).toLocaleString()} a second` : rows;
    case 'interrupted':
      return `${rows}. The connection was lost; it goes on by itself.`;
    case 'paused':
      return `${rows}. Paused.`;
    case 'failed':
      return `${rows}. ${state.message}`;
    case 'done':
      return `${count(state.rows, 'message')}, ${describeBytes(state.bytes)}. The file is in your downloads.`;
  }
}

/** What is read out: every quarter, and whatever changes how it stands. The same sentence is not said twice. */
export function announce(state: Running): string {
  if (state.phase !== 'running') return describeProgress(state);
  const quarter = Math.floor(percentOf(state) / 25) * 25;
  return quarter === 0 ? 'The export has begun.' : `${quarter} percent of the export is here.`;
}

export function describeBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB'];
  const power = Math.min(units.length - 1, bytes < 1_000 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1_000 ** power;
  return `${value < 10 && power > 0 ? value.toFixed(1) : Math.round(value)} ${units[power]}`;
}

function count(number: number, noun: string): string {
  return number === 1 ? `1 ${noun}` : `${number.toLocaleString()} ${noun}s`;
}
