import { shell } from 'electron';
import { handle } from '../ipc/handle.ts';
import { log } from '../log.ts';

const ALLOWED = new Set(['https:', 'mailto:']);

/** Opening an address hands it to any program of the computer: only the web, encrypted, and mail. */
export function isSafeToOpen(url: string): boolean {
  return URL.canParse(url) && ALLOWED.has(new URL(url).protocol);
}

export function handleExternalLinks(): void {
  handle('external:open', async ({ url }) => {
    // The parsed form, not what was sent: other programs read odd spellings differently.
    if (isSafeToOpen(url)) await shell.openExternal(new URL(url).href);
    else log('external_link_denied');
    return undefined;
  });
}
