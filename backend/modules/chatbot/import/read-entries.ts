import { isStorableText } from '#contract/primitives.ts';
import type { FoundEntry, ReadEntries, Reading } from './entry.ts';
import { readCsv } from './read-csv.ts';
import { readMarkdown } from './read-markdown.ts';
import { readText } from './read-text.ts';

export type ImportFormat = 'markdown' | 'text' | 'csv';

const READERS: Record<ImportFormat, ReadEntries> = { markdown: readMarkdown, text: readText, csv: readCsv };

export const MAX_QUESTION = 500;
export const MAX_ANSWER = 4_000;

/** Reads what can become knowledge. `known` tells what the chatbot has already: it is not added twice. */
export function readEntries(
  format: ImportFormat,
  text: string,
  known: (entry: { question: string; answer: string }) => boolean,
): Reading {
  const { found, skipped } = READERS[format](text.replace(/^\uFEFF/, ''));
  const seen = new Set<string>();
  const reading: Reading = { found: [], skipped: [...skipped] };
  for (const entry of found) {
    const reason = decideSkip(entry, known, seen);
    if (reason === null) reading.found.push(entry);
    else reading.skipped.push({ place: `${entry.place}: ${shorten(entry.question)}`, reason });
  }
  return reading;
}

function decideSkip(entry: FoundEntry, known: (entry: FoundEntry) => boolean, seen: Set<string>): string | null {
  const { question, answer } = entry;
  if (!isStorableText(question) || !isStorableText(answer)) return 'contains characters that are no text';
  if (question.length > MAX_QUESTION) return `the question is longer than ${MAX_QUESTION} characters`;
  if (answer.length > MAX_ANSWER) return `the answer is longer than ${MAX_ANSWER.toLocaleString('en')} characters`;
  if (known(entry)) return 'already known';
  const key = JSON.stringify([question, answer]);
  if (seen.has(key)) return 'the same as an earlier one';
  seen.add(key);
  return null;
}

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 59).toWellFormed()}…` : text);
