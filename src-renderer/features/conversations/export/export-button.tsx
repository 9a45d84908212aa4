import { useState } from 'react';
import { useStore } from 'zustand';
import type { ConversationChoices } from '#contract/history/past-conversations.ts';
import type { ConversationFilters } from '../../../state/conversations-place.ts';
import { Button } from '../../../ui/button.tsx';
import { ImportIcon } from '../../../ui/icons.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { percentOf } from './export-words.ts';
import { useExportRun } from './run-of-desk.ts';

/** Opens the export, and tells how far it is while its dialog is closed. */
export function ExportButton(props: { filters: ConversationFilters; choices: ConversationChoices }) {
  const [isOpen, setOpen] = useState(false);
  const state = useStore(useExportRun().store);
  const isUnderWay = state.phase === 'running' || state.phase === 'interrupted' || state.phase === 'paused';
  return (
    <>
      <Button size="s" icon={<ImportIcon size={14} />} onPress={() => setOpen(true)}>
        {isUnderWay ? `Export: ${percentOf(state)} %` : 'Export'}
      </Button>
      {isOpen ? <ExportDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
