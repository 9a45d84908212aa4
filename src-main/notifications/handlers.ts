import { handle } from '../ipc/handle.ts';
import type { Notices } from './notices.ts';

export function handleNoticeCalls(notices: Notices): void {
  handle('notice:show', (notice) => notices.show(notice));
  handle('notice:withdraw', ({ tag }) => {
    notices.withdraw(tag);
    return undefined;
  });
}
