import { shell } from 'electron';
import { handle } from '../ipc/handle.ts';
import { log } from '../log.ts';
import { readSafeLink } from './safe-link.ts';

export function handleExternalLinks(): void {
  handle('external:open', async ({ url }) => {
    const link = readSafeLink(url);
    if (link === null) log('external_link_denied');
    else await shell.openExternal(link);
    return undefined;
  });
}
