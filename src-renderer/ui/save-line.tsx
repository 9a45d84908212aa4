import './save-line.css';
import { Button } from './button.tsx';
import { CheckIcon, WarningIcon } from './icons.tsx';
import type { SaveState } from './save-state.ts';

/** Whether what is seen is stored. */
export function SaveLine({ save, onRetry }: { save: SaveState; onRetry: () => void }) {
  return (
    <span className="save-line" data-state={save.name} role="status">
      {save.name === 'saved' ? (
        <>
          <CheckIcon size={14} /> Saved
        </>
      ) : null}
      {save.name === 'waiting' || save.name === 'saving' ? 'Saving…' : null}
      {save.name === 'invalid' ? (
        <>
          <WarningIcon size={14} /> Not saved: see the marked fields
        </>
      ) : null}
      {save.name === 'failed' ? (
        <>
          <WarningIcon size={14} /> <span title={save.message}>Could not save, try again</span>
          <Button size="s" onPress={onRetry}>
            Try again
          </Button>
        </>
      ) : null}
      {save.name === 'conflict' || save.name === 'gone' ? (
        <>
          <WarningIcon size={14} /> Not saved
        </>
      ) : null}
    </span>
  );
}
