import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { connect } from '../server/database/connection.ts';
import { migrate } from '../server/database/migrate.ts';

const MIGRATIONS = join(import.meta.dirname, '../server/database/migrations');

/** Named after what the migrations say, so that a cluster that outlives a run never serves an old schema. */
function templateName(): string {
  const hash = createHash('sha256');
  for (const file of readdirSync(MIGRATIONS).sort()) hash.update(readFileSync(join(MIGRATIONS, file)));
  return `template_${hash.digest('hex').slice(0, 12)}`;
}

/** The same server, another database. */
export function withDatabase(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}

/** Creates the migrated database that every test's own database is copied from, unless it is there. */
export async function prepareTemplate(clusterUrl: string): Promise<void> {
  const name = templateName();
  const admin = new pg.Client(clusterUrl);
  await admin.connect();
  try {
    // Serialises runs that share a cluster; released with the connection.
    await admin.query('SELECT pg_advisory_lock(4310)');
    const found = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (found.rowCount === 0) {
      const draft = `${name}_draft`;
      await admin.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
      await admin.query(`CREATE DATABASE ${draft}`);
      const { db } = connect({ connectionString: withDatabase(clusterUrl, draft) });
      await migrate(db);
      await db.destroy();
      await admin.query(`ALTER DATABASE ${draft} RENAME TO ${name}`);
    }
  } finally {
    await admin.end();
  }
}

/** A fresh migrated database on the cluster, tens of milliseconds. Answers its connection string. */
export async function createDatabaseFromTemplate(clusterUrl: string, name: string): Promise<string> {
  await runOnCluster(clusterUrl, `CREATE DATABASE ${name} TEMPLATE ${templateName()}`);
  return withDatabase(clusterUrl, name);
}

export async function dropDatabase(clusterUrl: string, name: string): Promise<void> {
  await runOnCluster(clusterUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
}

async function runOnCluster(clusterUrl: string, statement: string): Promise<void> {
  const admin = new pg.Client(clusterUrl);
  await admin.connect();
  try {
    await admin.query(statement);
  } finally {
    await admin.end();
  }
}
