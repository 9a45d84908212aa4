import type { ColumnType } from 'kysely';

/** A timestamptz: read as Date, written as Date. */
export type Instant = ColumnType<Date, Date, Date>;
export type OptionalInstant = ColumnType<Date | null, Date | null | undefined, Date | null>;
export type DefaultInstant = ColumnType<Date, Date | undefined, Date>;
/** A bigint we know to stay below 2^53; `connection.ts` parses it to a number. */
export type Counter = ColumnType<number, number | undefined, number>;
