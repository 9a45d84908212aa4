import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { inject } from 'vitest';
import { connect, type Database } from '../server/database/connection.ts';
import { createDatabaseFromTemplate, dropDatabase } from './template-database.ts';

export interface TestDatabase {
  readonly db: Database;
  readonly pool: pg.Pool;
  /** For whatever wants to open its own connections. */
  readonly url: string;
  /** Closes the pool and deletes the database, even when something else is still connected. */
  drop(): Promise<void>;
}

/**
 * A migrated, empty database of the caller's own. Usual shape:
 *
 *     let database: TestDatabase;
 *     beforeAll(async () => { database = await createTestDatabase(); });
 *     afterAll(() => database.drop());
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const clusterUrl = inject('testClusterUrl');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const url = await createDatabaseFromTemplate(clusterUrl, name);
  const { db, pool } = connect({ connectionString: url });
  return {
    db,
    pool,
    url,
    async drop() {
      await db.destroy();
      await dropDatabase(clusterUrl, name);
    },
  };
}
