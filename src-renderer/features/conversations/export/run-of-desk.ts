import { useDesk } from '../../../console/hooks.tsx';
import type { Desk } from '../../../desk/create-desk.ts';
import { saveFile } from '../../../ui/save-file.ts';
import { createExportRun, type ExportRun } from './export-run.ts';

/** One per signed-in session: an export goes on while its dialog is closed and another screen is looked at. */
const runs = new WeakMap<Desk, ExportRun>();

export function useExportRun(): ExportRun {
  const desk = useDesk();
  let run = runs.get(desk);
  if (!run) {
    run = createExportRun({ downloads: desk.downloads, save: saveFile, now: Date.now, wait: waitForNetwork });
    runs.set(desk, run);
  }
  return run;
}

/** So long, or until the network says that it is back. */
function waitForNetwork(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      clearTimeout(timer);
      window.removeEventListener('online', go);
      signal.removeEventListener('abort', go);
      resolve();
    };
    const timer = setTimeout(go, ms);
    window.addEventListener('online', go);
    signal.addEventListener('abort', go);
  });
}
