import { join } from 'node:path';

export const HIDDEN_ARGUMENT = '--hidden';

/** Where Linux desktops look for what to start with a session. */
export function autostartPath(env: NodeJS.ProcessEnv, home: string): string {
  const config = env['XDG_CONFIG_HOME'] || join(home, '.config');
  return join(config, 'autostart', 'handoff-desk.desktop');
}

/** A desktop entry that starts `command` in the tray. @see https://specifications.freedesktop.org/desktop-entry-spec */
export function writeAutostartEntry(command: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Handoff Desk',
    'Comment=Be there when a visitor asks for a person',
    `Exec=${[...command, HIDDEN_ARGUMENT].map(quote).join(' ')}`,
    'Icon=handoff-desk',
    'Terminal=false',
    'StartupNotify=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/** Quoted for the command line, and once more for the file, whose values have escapes of their own. */
function quote(argument: string): string {
  const inCommand = `"${argument.replace(/["`$\\]/g, '\\$&')}"`;
  return inCommand.replaceAll('\\', '\\\\').replaceAll('%', '%%');
}
