import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../build/targets.ts';
import { findElectronBinary } from '../electron-binary.ts';

export interface DesktopSurroundings {
  binary: string | null;
  platform: NodeJS.Platform;
  isRoot: boolean;
  environment: NodeJS.ProcessEnv;
}

/** Null when the desktop console can be opened here, else the reason in the middle of a sentence. */
export function findObstacle({ binary, platform, isRoot, environment }: DesktopSurroundings): string | null {
  if (environment['HANDOFF_DESK_NO_DESKTOP'] === '1') return 'HANDOFF_DESK_NO_DESKTOP is set';
  if (binary === null) return 'Electron has not been downloaded to this computer';
  if (platform !== 'linux') return null;
  if (!environment['DISPLAY'] && !environment['WAYLAND_DISPLAY']) return 'there is no screen here';
  if (isRoot) return 'Electron does not run as root';
  return null;
}

export function decideDesktop(): { binary: string } | { obstacle: string } {
  const { platform, env: environment } = process;
  const binary = findElectronBinary();
  const obstacle = findObstacle({ binary, platform, isRoot: process.getuid?.() === 0, environment });
  return binary !== null && obstacle === null ? { binary } : { obstacle: obstacle ?? '' };
}

/**
 * A profile of its own inside the data folder: an installation that is tried out does not meddle with the console a person
 * works in, and goes when its folder goes.
 */
export function desktopArguments(serverUrl: string, dataDir: string): string[] {
  return [ROOT, `--server=${serverUrl}`, `--user-data-dir=${join(dataDir, 'console')}`];
}

/** Opens the desktop console on this server, to be closed with it. Answers the line that tells what happened. */
export function openDesktop(serverUrl: string, dataDir: string): string {
  const decision = decideDesktop();
  if ('obstacle' in decision)
    return `The desktop console stays closed (${decision.obstacle}): use ${serverUrl}/console`;
  const desktop = spawn(decision.binary, desktopArguments(serverUrl, dataDir), { stdio: 'ignore' });
  desktop.once('error', (error) => console.log(`The desktop console could not be opened (${error.message}).`));
  process.once('exit', () => desktop.kill());
  return 'The desktop console is opening.';
}
