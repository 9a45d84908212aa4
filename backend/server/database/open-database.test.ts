import pino from 'pino';
import { expect, inject, it } from 'vitest';
import { findFreePort } from './embedded/free-port.ts';
import { openDatabase } from './open-database.ts';

const secrets = { accessTokenKey: new Uint8Array(32), databasePassword: 'not used' };
const open = (databaseUrl: string) =>
  openDatabase({ databaseUrl, dataDir: '/not/used' }, secrets, pino({ level: 'silent' }));

it('says where nothing listens, without the password', async () => {
  const port = await findFreePort();
  const outcome = open(`postgres://desk:hunter2@127.0.0.1:${port}/desk`);
  await expect(outcome).rejects.toThrow(
    `The database 127.0.0.1:${port}/desk cannot be reached: nothing listens there.`,
  );
  await expect(outcome).rejects.not.toThrow(/hunter2/);
});

it('says that a host name is unknown', async () => {
  await expect(open('postgres://desk@no-such-host.invalid/desk')).rejects.toThrow(/host name (is unknown|could not)/);
});

it('says that the database does not exist', async () => {
  const url = new URL(inject('testClusterUrl'));
  url.pathname = '/never_made';
  await expect(open(url.href)).rejects.toThrow(/that database does not exist/);
});

it('opens a server of the owner’s, and does not stop it', async () => {
  const url = inject('testClusterUrl');
  const first = await open(url);
  await first.stop();
  expect((await open(url)).connectionString).toBe(url);
});
