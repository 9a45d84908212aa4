import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ProgressBar } from '../../../ui/progress-bar.tsx';
import { saveFile } from '../../../ui/save-file.ts';
import type { ExportState } from './export-run.ts';
import { announce, describeProgress, percentOf } from './export-words.ts';
import { useExportRun } from './run-of-desk.ts';

type Running = Exclude<ExportState, { phase: 'idle' }>;

const TITLES: Readonly<Record<Running['phase'], string>> = {
  running: 'Exporting…',
  interrupted: 'Waiting for the connection…',
  paused: 'Export paused',
  failed: 'The export stopped',
  done: 'Export finished',
};

/** How far the export is. It goes on while this is closed. */
export function ExportProgress({ state, onClose }: { state: Running; onClose: () => void }) {
  const run = useExportRun();
  const isDone = state.phase === 'done';

  function leave(): void {
    if (isDone) run.cancel();
    onClose();
  }

  return (
    <Dialog
      title={TITLES[state.phase]}
      isOpen
      onClose={leave}
      footer={
        isDone ? (
          <>
            <Button
              onPress={() => {
                const file = run.file();
                if (file) saveFile(file.name, file.content);
              }}
            >
              Save again
            </Button>
            <Button look="primary" onPress={leave}>
              Done
            </Button>
          </>
        ) : (
          <>
            <Button look="danger" onPress={run.cancel}>
              Cancel export
            </Button>
            <PauseOrResume phase={state.phase} />
            <Button look="primary" onPress={onClose}>
              Hide
            </Button>
          </>
        )
      }
    >
      <ProgressBar label="Export" value={percentOf(state)} of={100} />
      <p className="export__progress" data-phase={state.phase}>
        {describeProgress(state)}
      </p>
      {isDone ? null : <p>You can go on working; keep this window open.</p>}
      <p className="visually-hidden" role="status">
        {announce(state)}
      </p>
    </Dialog>
  );
}

function PauseOrResume({ phase }: { phase: Running['phase'] }) {
  const run = useExportRun();
  if (phase === 'paused') return <Button onPress={run.resume}>Go on</Button>;
  if (phase === 'failed') return <Button onPress={run.resume}>Try again</Button>;
  return <Button onPress={run.pause}>Pause</Button>;
}
