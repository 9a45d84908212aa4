import { existsSync } from 'node:fs';
import { access, constants, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Config } from '../../server/config.ts';
import { findPostgresBinaries } from '../../server/database/embedded/binaries.ts';
import { chooseRunAs } from '../../server/database/embedded/run-as.ts';
import { settleListenAddress } from '../../server/listen-address.ts';
import { StartupProblem } from '../../server/startup-problem.ts';
import { isBuilt } from '../build/fingerprint.ts';
import { targets } from '../build/targets.ts';
import { findElectronBinary } from '../electron-binary.ts';
import type { Finding } from './finding.ts';
import { checkKeychain } from './keychain.ts';

interface Check {
  name: string;
  look: (config: Config) => Promise<Finding>;
}

const good = (text: string): Finding => ({ state: 'good', text });
const optional = (text: string): Finding => ({ state: 'optional', text });
const missing = (text: string): Finding => ({ state: 'missing', text });

export const checks: Check[] = [
  { name: 'Node', look: async () => checkNode(process.versions.node) },
  { name: 'data folder', look: checkDataFolder },
  { name: 'disk space', look: checkSpace },
  { name: 'PostgreSQL', look: checkPostgres },
  { name: 'port', look: checkPort },
  { name: 'builds', look: checkBuilds },
  { name: 'desktop', look: checkDesktop },
  { name: 'keychain', look: checkKeychain },
];

const OLDEST_NODE = 26;

export function checkNode(version: string): Finding {
  if (Number.parseInt(version, 10) >= OLDEST_NODE) return good(version);
  return missing(`${version} runs this, ${OLDEST_NODE} is needed. Use the npm commands: they bring their own Node.`);
}

async function checkDataFolder({ dataDir }: Config): Promise<Finding> {
  const place = nearestExisting(dataDir);
  try {
    await access(place, constants.W_OK | constants.X_OK);
  } catch {
    return missing(`${place} cannot be written to. Give this account the rights, or set DATA_DIR=/path/to/folder.`);
  }
  return good(place === dataDir ? dataDir : `${dataDir} (will be made)`);
}

const SPACE_NEEDED_MB = 500;

async function checkSpace({ dataDir }: Config): Promise<Finding> {
  const { bavail, bsize } = await statfs(nearestExisting(dataDir));
  const free = Math.floor((bavail * bsize) / 1_048_576);
  if (free >= SPACE_NEEDED_MB) return good(free > 10_240 ? `${Math.floor(free / 1_024)} GB free` : `${free} MB free`);
  return missing(`${free} MB free, ${SPACE_NEEDED_MB} MB are needed.`);
}

async function checkPostgres({ databaseUrl }: Config): Promise<Finding> {
  if (databaseUrl !== null) return good('your own server, named by DATABASE_URL');
  const binaries = findPostgresBinaries();
  const { owner } = await chooseRunAs(binaries.postgres);
  return good(`${binaries.major}, comes along${owner === null ? '' : '; runs apart from root'}`);
}

async function checkPort(config: Config): Promise<Finding> {
  try {
    await settleListenAddress(config);
    return good(`${config.host}:${config.port} is free`);
  } catch (error) {
    const answer = await fetch(`http://127.0.0.1:${config.port}/version`, { signal: AbortSignal.timeout(2_000) })
      .then((response) => response.text())
      .catch(() => '');
    if (answer.includes('"handoff-desk"')) return good(`${config.port}: Handoff Desk is running there`);
    return missing(error instanceof StartupProblem ? `${error.message} ${error.remedy}` : String(error));
  }
}

async function checkBuilds(): Promise<Finding> {
  const absent = targets.filter((target) => !isBuilt(target)).map(({ name }) => name);
  if (absent.length === 0) return good('widget and console are built');
  return optional(`${absent.join(' and ')} will be built by the first start`);
}

async function checkDesktop(): Promise<Finding> {
  const binary = findElectronBinary();
  if (binary !== null) return good('Electron is here');
  return optional('Electron’s binary is not here; the same console runs in a browser at /console');
}

function nearestExisting(path: string): string {
  return existsSync(path) ? path : nearestExisting(dirname(path));
}
