import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ExportFormat } from '#contract/history/export.ts';
import { fail } from '#contract/result.ts';
import { type CallOutcome, UNANSWERED } from './agent-calls.ts';
import type { FileStream } from './download.ts';
import { createRowSplitter } from './export-rows.ts';
import { receiveExport } from './receive-export.ts';

/** What the server writes: rows with anything in them, in the order of their cursors. */
function writeFile(texts: readonly string[], format: ExportFormat, after: string | undefined): Uint8Array {
  const from = after === undefined ? 0 : Number(after.split('.')[1]) + 1;
  const rows = texts.slice(from).map((text, index) => {
    const cursor = `c,"${'x'.repeat(3)}".${from + index}`;
    if (format === 'jsonl') return `${JSON.stringify({ cursor, text })}\n`;
    return `${quote(cursor)},${quote(text)}\r\n`;
  });
  const heading = format === 'csv' && after === undefined ? '\uFEFFcursor,text\r\n' : '';
  return new TextEncoder().encode(heading + rows.join(''));
}

function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Hands over a file in pieces, and breaks after so many bytes; null = it does not. */
function stream(bytes: Uint8Array, pieceSize: number, cutAfter: number | null): FileStream {
  const end = cutAfter === null ? bytes.length : Math.min(cutAfter, bytes.length);
  let at = 0;
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at < end) {
        controller.enqueue(bytes.slice(at, Math.min(end, at + pieceSize)));
        at += pieceSize;
      } else if (cutAfter === null) controller.close();
      else controller.error(new Error('the line broke'));
    },
  }).getReader();
}

async function receive(
  texts: readonly string[],
  format: ExportFormat,
  { pieceSize = 7, cuts = [] as readonly number[], refusals = [] as CallOutcome<FileStream>[] } = {},
) {
  const asked: (string | undefined)[] = [];
  const got: Uint8Array[] = [];
  let rows = 0;
  let interruptions = 0;
  const pending = [...refusals];
  const left = [...cuts];
  const control = new AbortController();
  const end = await receiveExport({
    format,
    after: undefined,
    signal: control.signal,
    open: async (after) => {
      asked.push(after);
      const refusal = pending.shift();
      return refusal ?? { ok: true, value: stream(writeFile(texts, format, after), pieceSize, left.shift() ?? null) };
    },
    onRows(whole) {
      got.push(whole.bytes);
      rows += whole.rows;
    },
    onInterrupted: () => {
      interruptions += 1;
    },
    wait: async () => undefined,
  });
  return { end, rows, asked, interruptions, file: got.flatMap((bytes) => [...bytes]) };
}

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom('a "quoted" word', 'two\nlines', 'two\r\nlines', '"', '""', ',', '\uFEFF', '\n', '🦊'),
);

describe.each<ExportFormat>(['csv', 'jsonl'])('%s', (format) => {
  test('an export that is cut at any bytes, any number of times, is the whole file once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { minLength: 1, maxLength: 25 }),
        fc.array(fc.nat(400), { maxLength: 8 }),
        fc.integer({ min: 1, max: 50 }),
        async (texts, cuts, pieceSize) => {
          const { end, rows, file } = await receive(texts, format, { cuts, pieceSize });
          expect(end).toEqual({ status: 'complete' });
          expect(rows).toBe(texts.length);
          expect(file).toEqual([...writeFile(texts, format, undefined)]);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('it goes on behind the last whole row, not before and not after', async () => {
    const texts = ['one', 'two', 'three'];
    const second = writeFile(texts, format, undefined).length - 3;
    const { asked } = await receive(texts, format, { cuts: [second], pieceSize: 4 });
    expect(asked).toEqual([undefined, 'c,"xxx".1']);
  });

  test('nothing to export is an empty end', async () => {
    expect(await receive([], format)).toMatchObject({ end: { status: 'complete' }, rows: 0 });
  });
});

test('no answer, too much asked, a database that is away: asked again; what is not allowed is told', async () => {
  const passing = [UNANSWERED, fail('rate_limited', 'slow', { retryAfterMs: 9 }), fail('unavailable', 'away')];
  expect(await receive(['one'], 'jsonl', { refusals: passing })).toMatchObject({
    end: { status: 'complete' },
    interruptions: 3,
  });
  const refused = await receive(['one'], 'jsonl', { refusals: [fail('forbidden', 'You may not.')] });
  expect(refused).toMatchObject({ end: { status: 'failed', message: 'You may not.' }, interruptions: 0 });
});

test('what is stopped tells nothing more', async () => {
  const control = new AbortController();
  const end = await receiveExport({
    format: 'jsonl',
    after: 'x.4',
    signal: control.signal,
    open: async (after) => {
      expect(after).toBe('x.4');
      control.abort();
      return UNANSWERED;
    },
    onRows: () => expect.unreachable(),
    onInterrupted: () => expect.unreachable(),
    wait: () => expect.unreachable(),
  });
  expect(end).toEqual({ status: 'stopped' });
});

test('a last row without a line break behind it counts once the file has ended', () => {
  const splitter = createRowSplitter('csv');
  expect(splitter.push(new TextEncoder().encode('cursor,text\r\na.1,"x\ny"'))).toBeNull();
  expect(splitter.finish()).toMatchObject({ rows: 1, cursor: 'a.1' });
  expect(splitter.finish()).toBeNull();
});
