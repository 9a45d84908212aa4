import { handle } from '../ipc/handle.ts';
import type { Settings } from './settings.ts';

export function handleSettingsCalls(settings: Settings): void {
  handle('settings:get', () => settings.get());
  handle('settings:change', (patch) => settings.change(patch));
}
