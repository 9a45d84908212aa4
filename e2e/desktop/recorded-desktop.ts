import { once } from 'node:events';
import { chmod, mkdir, open, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RecordedToast } from './console-handle.ts';

/**
 * Stands in for the system's `notify-send` on the app's search path: notes its arguments, stays as long as a toast would,
 * and answers like a click when told to. Interrupted, it is gone, as the real one takes its toast along.
 */
const NOTIFY_SEND = `#!/bin/sh
mkfifo "$TOAST_FOLDER/$$.click"
for argument in "$@"; do printf '%s\\0' "$argument"; done > "$TOAST_FOLDER/$$.part"
mv "$TOAST_FOLDER/$$.part" "$TOAST_FOLDER/$$.toast"
read -r answer < "$TOAST_FOLDER/$$.click"
echo "$answer"
`;

/** Stands in for the session bus where the app asks it whether anybody shows tray icons. */
const dbusSend = (tray: boolean): string => `#!/bin/sh
echo "   boolean ${tray}"
`;

export interface DesktopRecorder {
  /** To be added to the app's environment. */
  readonly env: Record<string, string>;
  list(): Promise<RecordedToast[]>;
  click(title: string): Promise<void>;
}

/** A desktop to test on: the programs the app calls, in a folder that comes first on its search path. */
export async function recordDesktop(folder: string, { tray = true }: { tray?: boolean }): Promise<DesktopRecorder> {
  await mkdir(folder, { recursive: true });
  for (const [name, script] of [
    ['notify-send', NOTIFY_SEND],
    ['dbus-send', dbusSend(tray)],
  ] as const) {
    await writeFile(join(folder, name), script);
    await chmod(join(folder, name), 0o755);
  }

  async function readShown(): Promise<(RecordedToast & { pid: number })[]> {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.toast'));
    const shown = names.filter((name) => isAlive(Number.parseInt(name, 10)));
    return Promise.all(
      shown.map(async (name) => {
        const words = (await readFile(join(folder, name), 'utf8')).split('\0').slice(0, -1);
        return { pid: Number.parseInt(name, 10), title: words.at(-2) ?? '', body: words.at(-1) ?? '' };
      }),
    );
  }

  return {
    env: {
      PATH: `${folder}:${process.env['PATH'] ?? ''}`,
      TOAST_FOLDER: folder,
      // No keychain: a test must not leave its sign-ins in the one of whoever runs it.
      DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent',
    },
    list: async () => (await readShown()).map(({ title, body }) => ({ title, body })),
    async click(title) {
      const toast = (await readShown()).find((candidate) => candidate.title === title);
      if (!toast) throw new Error(`no toast "${title}" is shown`);
      const pipe = await open(join(folder, `${toast.pid}.click`), 'w');
      const stream = pipe.createWriteStream();
      stream.end('default\n');
      await once(stream, 'close');
    },
  };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
