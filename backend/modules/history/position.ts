import { type RawBuilder, sql } from 'kysely';

/** A conversation's place in the order of their beginnings. Microseconds, because that is what the database orders by. */
export interface Position {
  micros: number;
  id: string;
}

export const MICROS = sql<number>`(extract(epoch FROM i.started_at) * 1000000)::bigint`;

/** For comparing with `(i.started_at, i.conversation_id)`. */
export function positionRow({ micros, id }: Position): RawBuilder<unknown> {
  return sql`(timestamptz 'epoch' + ${micros}::bigint * interval '1 microsecond', ${id}::uuid)`;
}

export function writePosition({ micros, id }: Position): string {
  return `${micros.toString(36)}.${Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')}`;
}

/** Undefined when it is none of ours: it comes from a client. */
export function readPosition(text: string): Position | undefined {
  const [, time, key] = /^([0-9a-z]{1,11})\.([\w-]{22})$/.exec(text) ?? [];
  const micros = Number.parseInt(time ?? '', 36);
  if (key === undefined || !(micros <= LAST_MICROS)) return undefined;
  const hex = Buffer.from(key, 'base64url').toString('hex');
  return { micros, id: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') };
}

const LAST_MICROS = Date.UTC(9999, 0) * 1_000;

/** Negative when `one` began earlier. */
export function comparePositions(one: Position, other: Position): number {
  if (one.micros !== other.micros) return one.micros - other.micros;
  // Hexadecimal digits: as text they have the order of the database's uuids.
  return one.id < other.id ? -1 : Number(one.id > other.id);
}
