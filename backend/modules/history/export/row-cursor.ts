import { type Position, readPosition, writePosition } from '../position.ts';

/** Where an export goes on: behind this message. */
export interface RowPosition extends Position {
  seq: number;
}

export function writeRowCursor({ seq, ...position }: RowPosition): string {
  return `${writePosition(position)}.${seq}`;
}

/** Undefined when it is none of ours: it comes from a client. */
export function readRowCursor(text: string): RowPosition | undefined {
  const [, position = '', seq = ''] = /^(.+)\.(\d{1,15})$/.exec(text) ?? [];
  const found = readPosition(position);
  return found && { ...found, seq: Number(seq) };
}
