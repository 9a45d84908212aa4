import './knowledge.css';
import { useState } from 'react';
import { useDesk } from '../../../console/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ImportIcon, PlusIcon, QuestionIcon, SearchIcon } from '../../../ui/icons.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { StepProps } from '../editor/use-editor.ts';
import { EntryForm } from './entry-form.tsx';
import { EntryRow } from './entry-row.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { TryBox } from './try-box.tsx';
import { useEntries } from './use-entries.ts';

/** What the bot can answer. Each entry is saved by itself. */
export function Knowledge({ chatbotId, onChanged }: StepProps) {
  const desk = useDesk();
  const [search, setSearch] = useState('');
  const entries = useEntries(chatbotId, search);
  const [isAdding, setAdding] = useState(false);
  const [isImporting, setImporting] = useState(false);

  function announce(text: string): void {
    entries.reload();
    onChanged();
    desk.showToast({ text });
  }

  const isSearching = search.trim() !== '';
  return (
    <div className="step__fields">
      <TryBox chatbotId={chatbotId} />
      <div className="knowledge__bar">
        <search className="knowledge__search">
          <SearchIcon size={16} />
          <TextField label="Search entries" type="search" value={search} onChange={setSearch} placeholder="Search" />
        </search>
        <Button icon={<ImportIcon size={16} />} onPress={() => setImporting(true)}>
          Import
        </Button>
        <Button look="primary" icon={<PlusIcon size={16} />} onPress={() => setAdding(true)}>
          Add entry
        </Button>
      </div>
      {isAdding ? (
        <EntryForm
          label="New entry"
          submitLabel="Add"
          question=""
          answer=""
          onCancel={() => setAdding(false)}
          save={async (body) => {
            const outcome = await desk.ask('addKnowledge', { params: { id: chatbotId }, body });
            if (outcome.ok) {
              setAdding(false);
              announce('Added. Your bot knows it from now on.');
            }
            return outcome;
          }}
        />
      ) : null}
      {entries.status === 'loading' ? <SkeletonRows rows={4} label="Loading entries" /> : null}
      {entries.status === 'failed' ? (
        <p className="chatbots__failure" role="alert">
          The entries could not be loaded. <Button onPress={entries.reload}>Try again</Button>
        </p>
      ) : null}
      {entries.status === 'ready' && entries.list.length === 0 && !isAdding ? (
        <EmptyState
          icon={<QuestionIcon size={22} />}
          title={isSearching ? 'No entry has these words' : 'It knows nothing yet'}
        >
          {isSearching ? null : (
            <p>Add the questions your visitors ask most, or import a page or file that answers them.</p>
          )}
        </EmptyState>
      ) : null}
      {entries.status === 'ready' && entries.list.length > 0 ? (
        <section aria-label="Entries">
          <p className="knowledge__count">
            {entries.total.toLocaleString()} {entries.total === 1 ? 'entry' : 'entries'}
            {isSearching ? ' found' : ''}
          </p>
          <ul className="knowledge__list">
            {entries.list.map((entry) => (
              <EntryRow key={entry.id} chatbotId={chatbotId} entry={entry} onDone={announce} />
            ))}
          </ul>
          {entries.more ? (
            <div className="knowledge__more">
              <Button onPress={entries.loadMore} isPending={entries.isLoadingMore}>
                Show more
              </Button>
            </div>
          ) : null}
        </section>
      ) : null}
      {isImporting ? (
        <ImportDialog chatbotId={chatbotId} onClose={() => setImporting(false)} onStored={announce} />
      ) : null}
    </div>
  );
}
