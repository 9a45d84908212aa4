import type { ExportFormat } from '#contract/history/export.ts';
import { type CallOutcome, isTransient } from './agent-calls.ts';
import { decideBackoff } from './backoff.ts';
import type { FileStream } from './download.ts';
import { createRowSplitter, type WholeRows } from './export-rows.ts';

export interface ExportReceiver {
  /** Asks for the file, or for what comes after a row of it. */
  open(after: string | undefined, signal: AbortSignal): Promise<CallOutcome<FileStream>>;
  readonly format: ExportFormat;
  /** Where an earlier attempt got to. */
  readonly after: string | undefined;
  /** Rows that are whole; nothing is told twice. */
  onRows(whole: WholeRows): void;
  /** The line broke, or there was no answer: it is tried again in so many milliseconds. */
  onInterrupted(waitMs: number): void;
  readonly signal: AbortSignal;
  /** Resolves after so many milliseconds, or sooner when the network is back or it was given up. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

export type ExportEnd =
  | { readonly status: 'complete' }
  | { readonly status: 'stopped' }
  | { readonly status: 'failed'; readonly message: string };

/**
 * Receives an export to its end, over as many connections as it takes: what was cut goes on behind the last row that
 * arrived whole. Ends early only when it is told to stop, or when asking again would be of no use.
 */
export async function receiveExport(options: ExportReceiver): Promise<ExportEnd> {
  const { signal, format } = options;
  let after = options.after;
  let failures = 0;
  // What was told at a moment may have changed since: asked anew, not remembered.
  const isStopped = (): boolean => signal.aborted;
  for (;;) {
    if (isStopped()) return { status: 'stopped' };
    const opened = await options.open(after, signal);
    if (isStopped()) return { status: 'stopped' };
    if (opened.ok) {
      const splitter = createRowSplitter(format);
      const take = (whole: WholeRows | null): void => {
        if (whole === null) return;
        after = whole.cursor;
        failures = 0;
        options.onRows(whole);
      };
      if (await drain(opened.value, splitter, take)) return { status: 'complete' };
    } else if (!isTransient(opened.error.code)) return { status: 'failed', message: opened.error.message };
    if (isStopped()) return { status: 'stopped' };
    failures += 1;
    const asked = opened.ok || !('retryAfterMs' in opened.error) ? undefined : opened.error.retryAfterMs;
    const waitMs = asked ?? decideBackoff(failures, Math.random());
    options.onInterrupted(waitMs);
    await options.wait(waitMs, signal);
  }
}

/** Whether the file came to its end. */
async function drain(
  stream: FileStream,
  splitter: ReturnType<typeof createRowSplitter>,
  take: (whole: WholeRows | null) => void,
): Promise<boolean> {
  try {
    for (;;) {
      const { value, done } = await stream.read();
      if (done) {
        take(splitter.finish());
        return true;
      }
      take(splitter.push(value));
    }
  } catch {
    await stream.cancel().catch(() => undefined);
    return false;
  }
}
