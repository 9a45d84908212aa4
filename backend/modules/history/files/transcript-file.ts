import type { TranscriptFormat } from '#contract/history/export.ts';
import type { ConversationDetail, TranscriptMessage } from '#contract/history/past-conversations.ts';
import { csvHeading } from './columns.ts';
import { BYTE_ORDER_MARK } from './csv.ts';
import type { FileParts } from './file-parts.ts';
import { writeMarkdownHead, writeMarkdownMessage } from './transcript-markdown.ts';

/** What a file of one conversation is made from. */
export interface TranscriptSource {
  detail: ConversationDetail;
  /** IANA name: the zone in which times for people are told. */
  zone: string;
  pages(): AsyncIterable<TranscriptMessage[]>;
  /** Lines of CSV, the same as in an export. */
  csvLines(): AsyncIterable<string>;
}

const TYPES: Record<TranscriptFormat, string> = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
};

export function makeTranscriptFile(source: TranscriptSource, format: TranscriptFormat): FileParts {
  const { id, startedAt } = source.detail.conversation;
  const writers = { json: writeJson, csv: writeCsv, md: writeMarkdown };
  return {
    name: `conversation-${startedAt.slice(0, 10)}-${id.slice(-12)}.${format}`,
    type: TYPES[format],
    parts: writers[format](source),
  };
}

/** One JSON object: the detail as the API answers it, and `messages`. */
async function* writeJson({ detail, pages }: TranscriptSource): AsyncGenerator<string> {
  yield `${JSON.stringify(detail).slice(0, -1)},"messages":[`;
  let separator = '';
  for await (const page of pages()) {
    let text = '';
    for (const message of page) {
      text += `${separator}\n${JSON.stringify(message)}`;
      separator = ',';
    }
    if (text !== '') yield text;
  }
  yield '\n]}\n';
}

async function* writeCsv({ csvLines }: TranscriptSource): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvHeading;
  yield* csvLines();
}

async function* writeMarkdown({ detail, zone, pages }: TranscriptSource): AsyncGenerator<string> {
  yield writeMarkdownHead(detail, zone);
  for await (const page of pages()) yield page.map((message) => writeMarkdownMessage(message, detail, zone)).join('');
}
