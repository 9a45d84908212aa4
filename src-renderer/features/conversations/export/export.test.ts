import { describe, expect, it } from 'vitest';
import { fail, succeed } from '#contract/result.ts';
import type { CallOutcome } from '../../../connection/agent-calls.ts';
import type { Downloads, FileStream } from '../../../connection/download.ts';
import { createExportRun, type ExportChoice, type ExportState } from './export-run.ts';
import { announce, describeBytes, describeProgress, describeSize, percentOf } from './export-words.ts';
import { createPace } from './pace.ts';

const CHOICE: ExportChoice = { from: '2026-11-01', to: '2026-11-30', chatbots: ['b1', 'b2'], format: 'jsonl' };
const line = (index: number): string => `${JSON.stringify({ cursor: `c${index}`, text: `row ${index}` })}\n`;

/** An export whose connections are driven by hand. */
function open() {
  const opened: { query: Record<string, string | undefined>; control: ReadableStreamDefaultController<Uint8Array> }[] =
    [];
  const refusals: CallOutcome<FileStream>[] = [];
  const saved: { name: string; content: Blob }[] = [];
  const downloads: Downloads = {
    async open(_route, { query = {}, signal }) {
      const refusal = refusals.shift();
      if (refusal) return refusal;
      const stream = new ReadableStream<Uint8Array>({
        start: (control) => {
          opened.push({ query, control });
          signal.addEventListener('abort', () => control.error(new Error('given up')));
        },
      });
      return succeed(stream.getReader());
    },
    fetchFile: () => expect.unreachable(),
  };
  let time = 0;
  const run = createExportRun({
    downloads,
    save: (name, content) => saved.push({ name, content }),
    now: () => {
      time += 500;
      return time;
    },
    wait: async () => undefined,
  });
  const send = (text: string): void => opened.at(-1)?.control.enqueue(new TextEncoder().encode(text));
  const until = async (test: (state: ExportState) => boolean): Promise<ExportState> => {
    while (!test(run.store.getState())) await new Promise((resolve) => setTimeout(resolve));
    return run.store.getState();
  };
  return { run, opened, refusals, saved, send, until };
}

const hasRows = (rows: number) => (state: ExportState) => state.phase !== 'idle' && state.rows === rows;

describe('an export', () => {
  it('survives a lost connection and a pause, and ends with one whole file', async () => {
    const { run, opened, saved, send, until } = open();
    run.start(CHOICE, 4);
    await until(() => opened.length === 1);
    send(line(1) + line(2).slice(0, 9));
    await until(hasRows(1));
    opened[0]?.control.error(new Error('the line broke'));
    await until(() => opened.length === 2);
    send(line(2));
    await until(hasRows(2));
    run.pause();
    expect(run.store.getState()).toMatchObject({ phase: 'paused', rows: 2 });
    run.resume();
    await until(() => opened.length === 3);
    send(line(3) + line(4));
    opened[2]?.control.close();
    expect(await until((state) => state.phase === 'done')).toMatchObject({ rows: 4, total: 4 });
    expect(opened.map(({ query }) => query['after'])).toEqual([undefined, 'c1', 'c2']);
    expect(opened[0]?.query).toMatchObject({
      from: '2026-11-01',
      to: '2026-11-30',
      chatbots: 'b1,b2',
      format: 'jsonl',
    });
    expect(saved.map(({ name }) => name)).toEqual(['conversations-2026-11-01-to-2026-11-30.jsonl']);
    expect(await saved[0]?.content.text()).toBe([1, 2, 3, 4].map(line).join(''));
  });

  it('stops with the reason when it may not go on, keeps what it has, and can be tried again', async () => {
    const { run, opened, refusals, saved, send, until } = open();
    run.start(CHOICE, 2);
    await until(() => opened.length === 1);
    send(line(1));
    await until(hasRows(1));
    refusals.push(fail('forbidden', 'You may not.'));
    opened[0]?.control.error(new Error('the line broke'));
    expect(await until((state) => state.phase === 'failed')).toMatchObject({ rows: 1, message: 'You may not.' });
    expect(saved).toEqual([]);
    run.resume();
    await until(() => opened.length === 2);
    send(line(2));
    opened[1]?.control.close();
    await until((state) => state.phase === 'done');
    expect(await saved[0]?.content.text()).toBe(line(1) + line(2));
  });

  it('forgets everything when it is cancelled, also what still arrives', async () => {
    const { run, opened, saved, send, until } = open();
    run.start(CHOICE, 2);
    await until(() => opened.length === 1);
    send(line(1));
    await until(hasRows(1));
    run.cancel();
    expect(run.store.getState()).toEqual({ phase: 'idle' });
    run.start({ ...CHOICE, to: CHOICE.from }, 1);
    await until(() => opened.length === 2);
    expect(opened[1]?.query['after']).toBeUndefined();
    send(line(7));
    opened[1]?.control.close();
    await until((state) => state.phase === 'done');
    expect(saved.map(({ name }) => name)).toEqual(['conversations-2026-11-01.jsonl']);
    expect(await saved[0]?.content.text()).toBe(line(7));
  });
});

const running = { phase: 'running', choice: CHOICE, rows: 0, total: 200, bytes: 0, rate: 0, message: '' } as const;

it('tells how far it is without promising the end before it is there', () => {
  expect(percentOf({ ...running, rows: 99 })).toBe(49);
  expect(percentOf({ ...running, rows: 250 })).toBe(99);
  expect(percentOf({ ...running, total: 0 })).toBe(0);
  expect(percentOf({ ...running, phase: 'done' })).toBe(100);
  expect(describeProgress({ ...running, rows: 50, rate: 1234.5 })).toBe('50 of 200 messages · 1,235 a second');
  expect(describeSize({ conversations: 1, messages: 1_204 })).toBe('1,204 messages in 1 conversation');
});

it('is read out by quarters, not by rows', () => {
  const said = new Set(Array.from({ length: 200 }, (_, rows) => announce({ ...running, rows })));
  expect([...said]).toEqual([
    'The export has begun.',
    '25 percent of the export is here.',
    '50 percent of the export is here.',
    '75 percent of the export is here.',
  ]);
});

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1_000, '1.0 kB'],
  [25_400, '25 kB'],
  [3_210_000, '3.2 MB'],
  [7_000_000_000_000, '7000 GB'],
])('%d bytes are %s', (bytes, words) => {
  expect(describeBytes(bytes)).toBe(words);
});

it('the pace forgets what was long ago', () => {
  let now = 0;
  const pace = createPace(() => now);
  now = 1_000;
  expect(pace.add(500)).toBe(500);
  now = 60_000;
  expect(pace.add(300)).toBe(100);
});
