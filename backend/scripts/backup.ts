import { copyFile, mkdir, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { writeBaseBackup } from '../server/database/embedded/base-backup.ts';
import { readConfigOrExit } from '../server/process-life.ts';
import { PRODUCT_VERSION } from '../server/product.ts';
import { withDatabase } from '../server/with-database.ts';
import { readOptionsOrExit } from './command/read-options.ts';
import { CommandRefusal, runCommand } from './command/run-command.ts';

const RESTORE = `To restore this backup of Handoff Desk ${PRODUCT_VERSION}, with the server stopped and into an EMPTY data folder:

    mkdir -p -m 700 data/postgres
    tar -xzf postgres.tar.gz --no-same-owner -C data/postgres
    cp -p secrets.json data/

Then start the server on that folder. The two files belong together: the database opens only with these secrets.
Keep them where nobody else can read them.
`;

/** `npm run backup -- [--to folder]`: a complete copy, taken while the server works on, or while it does not. */
await runCommand(async () => {
  const { to } = readOptionsOrExit({ to: { type: 'string' } }, 'npm run backup -- [--to folder]');
  const config = readConfigOrExit();
  if (config.databaseUrl !== null) {
    throw new CommandRefusal([
      'DATABASE_URL names your own PostgreSQL: back it up there, with pg_dump or as you do the rest of it,',
      `and keep ${join(config.dataDir, 'secrets.json')} beside it.`,
    ]);
  }
  const moment = new Date().toISOString().slice(0, 19).replaceAll(':', '');
  const folder = resolve(to ?? './backups', `handoff-desk-${moment}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const archive = join(folder, 'postgres.tar.gz');
  await withDatabase(config, ({ connectionString }) => writeBaseBackup(connectionString, archive));
  await copyFile(join(config.dataDir, 'secrets.json'), join(folder, 'secrets.json'));
  await writeFile(join(folder, 'RESTORE.txt'), RESTORE, { mode: 0o600 });
  const megabytes = (await stat(archive)).size / 1_048_576;
  console.log(`Backed up to ${folder} (${megabytes.toFixed(1)} MB). RESTORE.txt there says how to put it back.`);
});
