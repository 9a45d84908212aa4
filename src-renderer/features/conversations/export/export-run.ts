import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ExportFormat } from '#contract/history/export.ts';
import type { Downloads } from '../../../connection/download.ts';
import { type ExportReceiver, receiveExport } from '../../../connection/receive-export.ts';
import { createPace } from './pace.ts';

export interface ExportChoice {
  readonly from: string;
  readonly to: string;
  /** Empty = all of them. */
  readonly chatbots: readonly string[];
  readonly format: ExportFormat;
}

export type ExportState =
  | { readonly phase: 'idle' }
  | (Progress & {
      /** `interrupted`: the line broke, and it goes on by itself. */
      readonly phase: 'running' | 'interrupted' | 'paused' | 'failed' | 'done';
      /** Why it failed. */
      readonly message: string;
    });

interface Progress {
  readonly choice: ExportChoice;
  readonly rows: number;
  /** Rows that were told beforehand; the messages of a chat that goes on can make it more. */
  readonly total: number;
  readonly bytes: number;
  /** Rows a second over the last moments. */
  readonly rate: number;
}

export interface ExportRun {
  readonly store: StoreApi<ExportState>;
  start(choice: ExportChoice, total: number): void;
  pause(): void;
  /** Goes on behind the last row that arrived whole, after a pause or a failure. */
  resume(): void;
  /** Throws away what was received. */
  cancel(): void;
  /** The file, once it is done. */
  file(): { readonly name: string; readonly content: Blob } | null;
}

/** Handed to the browser, which can keep them outside of memory, whenever so much has come together. */
const PART_BYTES = 4 * 1024 * 1024;
const TYPES: Readonly<Record<ExportFormat, string>> = { csv: 'text/csv', jsonl: 'application/x-ndjson' };

/** One export at a time, which goes on while its dialog is closed. `save` is called once with the finished file. */
export function createExportRun(options: {
  readonly downloads: Downloads;
  readonly save: (name: string, content: Blob) => void;
  readonly now: () => number;
  readonly wait: ExportReceiver['wait'];
}): ExportRun {
  const store = createStore<ExportState>()(() => ({ phase: 'idle' }));
  let parts: Blob[] = [];
  let fresh: Uint8Array<ArrayBuffer>[] = [];
  let freshBytes = 0;
  let after: string | undefined;
  let control = new AbortController();
  let pace = createPace(options.now);

  function change(patch: Partial<Exclude<ExportState, { phase: 'idle' }>>): void {
    store.setState((state) => (state.phase === 'idle' ? state : { ...state, ...patch }));
  }

  function keep(): void {
    parts.push(new Blob(fresh));
    fresh = [];
    freshBytes = 0;
  }

  async function run(choice: ExportChoice): Promise<void> {
    control = new AbortController();
    const { signal } = control;
    pace = createPace(options.now);
    const { from, to, format } = choice;
    const chatbots = choice.chatbots.length === 0 ? undefined : choice.chatbots.join(',');
    const end = await receiveExport({
      format,
      after,
      signal,
      wait: options.wait,
      open: (cursor, aborted) =>
        options.downloads.open('exportMessages', {
          query: { from, to, chatbots, format, after: cursor },
          signal: aborted,
        }),
      onRows({ bytes, rows, cursor }) {
        after = cursor;
        fresh.push(bytes);
        freshBytes += bytes.length;
        if (freshBytes >= PART_BYTES) keep();
        const state = store.getState();
        if (state.phase === 'idle') return;
        const rate = pace.add(rows);
        change({ phase: 'running', rows: state.rows + rows, bytes: state.bytes + bytes.length, rate });
      },
      onInterrupted: () => change({ phase: 'interrupted', rate: 0 }),
    });
    // Stopped: whoever stopped it has said what is shown now.
    if (signal.aborted || end.status === 'stopped') return;
    if (end.status === 'failed') return change({ phase: 'failed', message: end.message, rate: 0 });
    keep();
    change({ phase: 'done', rate: 0 });
    const file = run_.file();
    if (file !== null && parts.some(({ size }) => size > 0)) options.save(file.name, file.content);
  }

  function forget(): void {
    control.abort();
    parts = [];
    fresh = [];
    freshBytes = 0;
    after = undefined;
  }

  const run_: ExportRun = {
    store,
    start(choice, total) {
      forget();
      store.setState({ phase: 'running', choice, total, rows: 0, bytes: 0, rate: 0, message: '' }, true);
      void run(choice);
    },
    pause() {
      control.abort();
      change({ phase: 'paused', rate: 0 });
    },
    resume() {
      const state = store.getState();
      if (state.phase !== 'paused' && state.phase !== 'failed') return;
      change({ phase: 'running' });
      void run(state.choice);
    },
    cancel() {
      forget();
      store.setState({ phase: 'idle' }, true);
    },
    file() {
      const state = store.getState();
      if (state.phase !== 'done') return null;
      const { from, to, format } = state.choice;
      const days = from === to ? from : `${from}-to-${to}`;
      return { name: `conversations-${days}.${format}`, content: new Blob(parts, { type: TYPES[format] }) };
    },
  };
  return run_;
}
