import { answerQuestions } from '../support/program.ts';

export interface ExportPlan {
  url: string;
  token: string;
  format: 'jsonl' | 'csv';
  from: string;
  to: string;
  /** Goes away after so many, or so long. */
  mostRows: number;
  mostMs?: number;
}

export interface ExportReport {
  rows: number;
  bytes: number;
  seconds: number;
}

const LINE_BREAK = 10;
const QUOTE = 34;

/** A client that keeps up: it counts rows and keeps nothing. */
const answers = {
  async fetchFile({
    url,
    token,
    format,
    from,
    to,
    mostRows,
    mostMs = Number.POSITIVE_INFINITY,
  }: ExportPlan): Promise<ExportReport> {
    const began = performance.now();
    const response = await fetch(`${url}/api/v1/export/messages?${new URLSearchParams({ format, from, to })}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    if (!response.ok || !response.body) throw new Error(`${response.status} ${await response.text()}`);
    let rows = format === 'csv' ? -1 : 0;
    let bytes = 0;
    // A line break inside a cell of CSV ends no row; doubled quotes cancel each other out.
    let inQuotes = false;
    for await (const part of response.body as AsyncIterable<Uint8Array>) {
      bytes += part.length;
      for (const byte of part) {
        if (byte === QUOTE && format === 'csv') inQuotes = !inQuotes;
        else if (byte === LINE_BREAK && !inQuotes) rows += 1;
      }
      if (rows >= mostRows || performance.now() - began >= mostMs) break;
    }
    return { rows, bytes, seconds: (performance.now() - began) / 1_000 };
  },

  /** One file after the other, for so long. */
  async keepFetching({ ms, ...plan }: ExportPlan & { ms: number }): Promise<ExportReport> {
    const began = performance.now();
    const sum: ExportReport = { rows: 0, bytes: 0, seconds: 0 };
    for (let left = ms; left > 0; left = ms - (performance.now() - began)) {
      const { rows, bytes, seconds } = await answers.fetchFile({ ...plan, mostMs: left });
      sum.rows += rows;
      sum.bytes += bytes;
      sum.seconds += seconds;
    }
    return sum;
  },
};
export type LoadAnswers = typeof answers;

answerQuestions(answers);
