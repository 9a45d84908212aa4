import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { startEmbeddedPostgres } from '../../../backend/server/database/embedded/embedded-postgres.ts';
import { type CuttableProxy, startCuttableProxy } from '../../support/cuttable-proxy.ts';

/** A database server as an owner has it: somewhere else, and reached over a line that can fail. */
export interface OwnDatabase {
  /** As `DATABASE_URL`, through the line. */
  url: string;
  line: CuttableProxy;
}

export async function startOwnDatabase(undo: (() => unknown)[]): Promise<OwnDatabase> {
  const dataDir = mkdtempSync(join(tmpdir(), 'handoff-desk-fault-pg-'));
  undo.push(() => rmSync(dataDir, { recursive: true, force: true }));
  const password = randomBytes(24).toString('base64url');
  const postgres = await startEmbeddedPostgres({ dataDir, password, log: pino({ level: 'silent' }) });
  undo.push(() => postgres.stop());
  const url = new URL(postgres.connectionString);
  const line = await startCuttableProxy({ port: Number(url.port) });
  undo.push(() => line.close());
  url.port = String(line.port);
  return { url: url.href, line };
}
