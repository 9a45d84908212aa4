import { handle } from '../ipc/handle.ts';
import type { ConsoleWindow } from './console-window.ts';

export function handleWindowCalls(desk: Pick<ConsoleWindow, 'reveal'>): void {
  handle('window:reveal', () => {
    desk.reveal();
    return undefined;
  });
}
