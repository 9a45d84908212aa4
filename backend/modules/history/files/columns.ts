import type { ExportRow } from '#contract/history/export.ts';
import { toCsvLine } from './csv.ts';

type Column = keyof ExportRow;

/** In the order of the contract. A column that is added there does not compile without its place here. */
const ORDER = {
  cursor: 0,
  conversationId: 1,
  conversationStartedAt: 2,
  conversationStatus: 3,
  chatbot: 4,
  visitorId: 5,
  visitorName: 6,
  visitorEmail: 7,
  seq: 8,
  at: 9,
  author: 10,
  authorName: 11,
  kind: 12,
  text: 13,
  event: 14,
  eventDetail: 15,
} as const satisfies Record<Column, number>;
const COLUMNS = (Object.keys(ORDER) as Column[]).sort((one, other) => ORDER[one] - ORDER[other]);

export const csvHeading = toCsvLine(COLUMNS);

export function toCsvRow(row: ExportRow): string {
  return toCsvLine(COLUMNS.map((column) => row[column]));
}
