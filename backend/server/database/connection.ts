import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { PreparingClient } from './prepared-statements.ts';
import type { Schema } from './schema.ts';

export type Database = Kysely<Schema>;
/** A connection that may or may not be inside a transaction: what stores take. */
export type Queryable = Kysely<Schema> | Transaction<Schema>;

const INT8 = 20;

export interface ConnectionOptions {
  connectionString: string;
  /** Most connections at once; a caller waits for one at most `maxWaitMs`, then gets an error (answered as 503). */
  max?: number;
  maxWaitMs?: number;
}

/** Opens a pool. Nothing is connected until the first query. `close` waits for running queries. */
export function connect({ connectionString, max = 10, maxWaitMs = 2_000 }: ConnectionOptions): {
  db: Database;
  pool: pg.Pool;
} {
  const pool = new pg.Pool({
    connectionString,
    max,
    Client: PreparingClient,
    connectionTimeoutMillis: maxWaitMs,
    idleTimeoutMillis: 30_000,
    application_name: 'handoff-desk',
    // A plan made while a table was still empty reads the whole table, and is kept. Every query here has its index.
    options: '-c enable_seqscan=off -c synchronous_commit=on',
    types: { getTypeParser: typeParser },
  });
  // A connection that dies (database restart) is reported here while it is idle, and by itself while it is in use: either
  // would end the process without a listener. Its query fails, the pool drops it, and the next one opens a new one.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return { db: new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) }), pool };
}

function typeParser(oid: number, format?: string): (value: never) => unknown {
  // Counters stay far below 2^53, so numbers are exact and far handier than the driver's strings.
  if (oid === INT8 && format !== 'binary') return (value: string) => Number(value);
  return pg.types.getTypeParser(oid, format as 'text');
}
