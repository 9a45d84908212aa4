import { handle } from '../ipc/handle.ts';
import type { Hotkey } from './hotkey.ts';

export function handleHotkeyCalls(hotkey: Hotkey): void {
  handle('hotkey:get', hotkey.read);
}
