import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';

const PROGRAMS = ['dbus-run-session', 'gnome-keyring-daemon', 'Xvfb', 'dunst', 'dunstctl', 'notify-send'];

/** What this computer lacks for a real Linux desktop; empty when everything is there. */
export function findMissingPrograms(): string[] {
  if (process.platform !== 'linux') return ['a Linux desktop'];
  return PROGRAMS.filter((program) => {
    try {
      execFileSync('sh', ['-c', `command -v ${program}`]);
      return false;
    } catch {
      return true;
    }
  });
}

export interface RealDesktop {
  /** To be given to the console: where its bus, screen and folders are. */
  readonly env: Record<string, string>;
  /** Runs one program of this desktop and answers what it says. */
  run(program: string, ...args: string[]): string;
  close(): Promise<void>;
}

/** A session bus, an unlocked keychain, a screen and a notification service, all real and all of this test alone. */
export async function startRealDesktop(folder: string): Promise<RealDesktop> {
  const started: ChildProcess[] = [];
  const start = (program: string, args: string[], env: Record<string, string>): ChildProcess => {
    const child = spawn(program, args, {
      env: { ...process.env, ...env },
      stdio: ['pipe', 'pipe', 'ignore', 'pipe'],
    });
    started.push(child);
    return child;
  };
  mkdirSync(join(folder, 'runtime'), { recursive: true, mode: 0o700 });
  const folders = { HOME: folder, XDG_DATA_HOME: join(folder, 'data'), XDG_RUNTIME_DIR: join(folder, 'runtime') };

  const bus = start('dbus-run-session', ['--', 'sh', '-c', 'echo "$DBUS_SESSION_BUS_ADDRESS"; exec cat'], folders);
  const address = await readLine(bus.stdout);
  const withBus = { ...folders, DBUS_SESSION_BUS_ADDRESS: address };

  const keychain = start('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], withBus);
  keychain.stdin?.end('a password for this test\n');
  await waitForOwner('org.freedesktop.secrets', withBus);

  const screen = start('Xvfb', ['-displayfd', '3', '-nolisten', 'tcp'], folders);
  const env = { ...withBus, DISPLAY: `:${await readLine(screen.stdio[3] as Readable)}` };
  start('dunst', [], env);
  await waitForOwner('org.freedesktop.Notifications', env);

  return {
    env,
    run: (program, ...args) => execFileSync(program, args, { env: { ...process.env, ...env }, encoding: 'utf8' }),
    async close() {
      for (const child of started.toReversed()) {
        if (child.exitCode !== null || child.signalCode !== null) continue;
        // The bus ends with what it runs, and takes its daemon along; killed, it would leave the daemon behind.
        if (child === bus) child.stdin?.end();
        else child.kill();
        await once(child, 'exit');
      }
    },
  };
}

async function readLine(stream: Readable | null): Promise<string> {
  if (!stream) throw new Error('nothing to read from');
  const lines = createInterface({ input: stream });
  const [line] = await once(lines, 'line');
  return String(line);
}

/** Asks the bus until somebody answers for the name: each question takes as long as starting a program. */
async function waitForOwner(name: string, env: Record<string, string>): Promise<void> {
  const bus = ['--session', '--print-reply', '--dest=org.freedesktop.DBus', '/org/freedesktop/DBus'];
  const question = [...bus, 'org.freedesktop.DBus.NameHasOwner', `string:${name}`];
  const deadline = Date.now() + 10_000;
  while (Date.now() < deadline) {
    const { stdout } = await promisify(execFile)('dbus-send', question, { env: { ...process.env, ...env } });
    if (stdout.includes('boolean true')) return;
  }
  throw new Error(`nobody answers for ${name} on the session bus`);
}
