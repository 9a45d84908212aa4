import './import-dialog.css';
import { useState } from 'react';
import type { z } from 'zod';
import type { importKnowledgeRequestSchema, importKnowledgeResponseSchema } from '#contract/chatbots.ts';
import { useDesk } from '../../../console/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { tellFailure } from '../tell-failure.ts';
import { FoundEntries } from './found-entries.tsx';
import { type ImportSource, SourceFields } from './source-fields.tsx';

type Found = z.output<typeof importKnowledgeResponseSchema>;

const WAYS = [
  { value: 'paste', label: 'Paste' },
  { value: 'file', label: 'File' },
  { value: 'url', label: 'Web page' },
] as const;

/** First what would be added is shown; only then it is stored. */
export function ImportDialog(props: { chatbotId: string; onClose: () => void; onStored: (text: string) => void }) {
  const desk = useDesk();
  const [source, setSource] = useState<ImportSource>({ way: 'paste', format: 'markdown', text: '', name: '', url: '' });
  const [found, setFound] = useState<Found | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  function edit(patch: Partial<ImportSource>): void {
    setSource((before) => ({ ...before, ...patch }));
    setFound(null);
    setFailure(null);
  }

  async function read(store: boolean): Promise<void> {
    setBusy(true);
    setFailure(null);
    const outcome = await desk.ask('importKnowledge', {
      params: { id: props.chatbotId },
      body: toRequest(source, store),
    });
    setBusy(false);
    if (!outcome.ok) return setFailure(tellFailure(outcome.error));
    if (!store) return setFound(outcome.value);
    const { stored } = outcome.value;
    props.onStored(stored === 1 ? '1 entry was added.' : `${stored.toLocaleString()} entries were added.`);
    props.onClose();
  }

  const isEmpty = source.way === 'url' ? source.url.trim() === '' : source.text.trim() === '';
  const count = found?.entries.length ?? 0;
  return (
    <Dialog
      title="Import knowledge"
      isOpen
      onClose={props.onClose}
      footer={
        <>
          <Button onPress={props.onClose}>Cancel</Button>
          {found === null || count === 0 ? (
            <Button look="primary" isDisabled={isEmpty} isPending={isBusy} onPress={() => void read(false)}>
              Show what would be added
            </Button>
          ) : (
            <Button look="primary" isPending={isBusy} onPress={() => void read(true)}>
              {count === 1 ? 'Add 1 entry' : `Add ${count.toLocaleString()} entries`}
            </Button>
          )}
        </>
      }
    >
      <Segmented label="From" value={source.way} options={WAYS} onChange={(way) => edit({ way, text: '', name: '' })} />
      <SourceFields source={source} onEdit={edit} onRefuse={setFailure} />
      {failure === null ? null : (
        <p className="form-failure" role="alert">
          {failure}
        </p>
      )}
      {found === null ? null : <FoundEntries found={found} />}
    </Dialog>
  );
}

function toRequest(source: ImportSource, store: boolean): z.input<typeof importKnowledgeRequestSchema> {
  if (source.way === 'url') {
    const address = source.url.trim();
    return { from: 'url', url: /^https?:\/\//i.test(address) ? address : `https://${address}`, store };
  }
  return { from: 'text', format: source.format, text: source.text, name: source.name, store };
}
