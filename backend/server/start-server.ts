import './production-mode.ts';
import { type App, createApp } from './app.ts';
import { type Clock, systemClock, systemTimers } from './clock.ts';
import type { Config } from './config.ts';
import { lockDataFolder, prepareDataFolder } from './data-folder.ts';
import { connect, type Database } from './database/connection.ts';
import { clusterExists, clusterFolder } from './database/embedded/embedded-postgres.ts';
import { migrate } from './database/migrate.ts';
import { openDatabase } from './database/open-database.ts';
import type { SocketLimits } from './edge/sockets/index.ts';
import { explainListenError, settleListenAddress } from './listen-address.ts';
import { type Logger, openLog } from './log.ts';
import { loadSecrets } from './secrets.ts';
import { StartupProblem } from './startup-problem.ts';
import { createUndoList, type UndoList } from './undo-list.ts';

export interface StartHooks {
  /** Load generators send faster than people do. */
  limits?: SocketLimits;
  /** Fault tests move it; everybody else keeps the system's. */
  clock?: Clock;
  /** Runs on the migrated database, before anybody can connect: where demonstration data comes from. */
  beforeListening?: (parts: { db: Database; app: App; config: Config }) => Promise<void>;
}

export interface RunningServer {
  /** With the real port where `PORT=0` was asked for. */
  readonly config: Config;
  /** For the first owner: 30 minutes, one use. Null once there is an owner. */
  readonly ownerLink: { url: string; expiresAt: Date } | null;
  readonly log: Logger;
  /** Drains and stops everything that was started, the embedded database included; at most 10 s. Safe to call twice. */
  stop(): Promise<void>;
}

/** Brings the whole server up, or takes down again what was up and rejects; a StartupProblem says what to do. */
export async function startServer(requested: Config, hooks: StartHooks = {}): Promise<RunningServer> {
  await prepareDataFolder(requested.dataDir);
  const { log, flush } = await openLog(requested);
  const undo = createUndoList((what, error) => log.error({ err: error, what }, 'could not be stopped in order'));
  undo.add('log', 500, () => {
    log.info('the server has stopped');
    flush();
  });
  try {
    return await bringUp(requested, hooks, log, undo);
  } catch (error) {
    log.error({ err: error }, 'the server could not start');
    await undo.run();
    throw error;
  }
}

async function bringUp(requested: Config, hooks: StartHooks, log: Logger, undo: UndoList): Promise<RunningServer> {
  await takeFolder(requested.dataDir, undo);
  const config = await settleListenAddress(requested);
  const mayCreate = config.databaseUrl !== null || !(await clusterExists(clusterFolder(config.dataDir)));
  const secrets = await loadSecrets(config.dataDir, { mayCreate });

  const database = await openDatabase(config, secrets, log);
  undo.add('database server', 4_000, () => database.stop());
  const { db, pool } = connect({ connectionString: database.connectionString });
  undo.add('database connections', 1_000, () => db.destroy());
  await bringUpToDate(db, config, log);

  const app = createApp({
    config,
    secrets,
    clock: hooks.clock ?? systemClock,
    timers: systemTimers,
    db,
    pool,
    log,
    ...(hooks.limits && { limits: hooks.limits }),
  });
  await hooks.beforeListening?.({ db, app, config });
  undo.add('app', 4_500, () => app.stop());
  await app.start().catch((error: unknown) => {
    throw explainListenError(error, config);
  });
  const link = await app.team.issueOwnerLink();
  log.info({ port: config.port, host: config.host, publicUrl: config.publicUrl }, 'the server is ready');
  return {
    config,
    ownerLink: link && { url: `${config.publicUrl}/console#/owner/${link.token}`, expiresAt: link.expiresAt },
    log,
    stop() {
      log.info('the server is stopping');
      return undo.run();
    },
  };
}

async function takeFolder(dataDir: string, undo: UndoList): Promise<void> {
  const lock = await lockDataFolder(dataDir);
  if (lock === null) {
    throw new StartupProblem(
      `Another Handoff Desk server is already running on the data folder ${dataDir}.`,
      'Use that one, stop it, or choose another folder and port: DATA_DIR=./other PORT=4311 npm start',
    );
  }
  undo.add('lock of the data folder', 500, () => lock.release());
}

async function bringUpToDate(db: Database, { databaseUrl, dataDir }: Config, log: Logger): Promise<void> {
  const outcome = await migrate(db);
  if (outcome.status === 'migrated') {
    if (outcome.applied.length > 0) log.info({ applied: outcome.applied }, 'the database was brought up to date');
    return;
  }
  throw new StartupProblem(
    `The data in ${databaseUrl === null ? dataDir : 'the database'} was written by a newer version of Handoff Desk.`,
    'Install that version again, or choose another folder: DATA_DIR=/path/to/folder',
  );
}
