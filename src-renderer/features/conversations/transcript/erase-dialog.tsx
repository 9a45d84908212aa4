import { type FormEvent, useId, useState } from 'react';
import type { VisitorSummary } from '#contract/conversations.ts';
import type { Erasure } from '#contract/privacy/privacy.ts';
import { useDesk } from '../../../console/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { nameOfVisitor } from '../../../words/visitor-words.ts';
import { confirmsErasure } from '../../privacy/confirms-erasure.ts';
import { ErasureReceipt } from '../../privacy/erasure-receipt.tsx';
import { useListStore } from '../list/list-of-desk.ts';

/** Erases everything of a visitor; asks in a way that is not answered by accident, and ends with a receipt. */
export function EraseDialog({ visitor, onClose }: { visitor: VisitorSummary; onClose: () => void }) {
  const desk = useDesk();
  const list = useListStore();
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [erasure, setErasure] = useState<Erasure | null>(null);
  const formId = useId();
  const name = visitor.name?.trim() || null;

  async function erase(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (isBusy) return;
    if (!confirmsErasure(typed, name)) return setError(`Type ${name === null ? '' : `“${name}” or `}“erase” to go on.`);
    setBusy(true);
    setError(null);
    const outcome = await desk.ask('eraseVisitor', { body: { visitorId: visitor.id } });
    setBusy(false);
    if (outcome.ok) setErasure(outcome.value);
    else
      setError(outcome.error.code === 'unanswered' ? 'There is no connection to the server.' : outcome.error.message);
  }

  function close(): void {
    if (erasure !== null) {
      list.drop(visitor.id);
      desk.showConversations({ open: null });
    }
    onClose();
  }

  if (erasure !== null) {
    return (
      <Dialog
        title="Erasing the visitor"
        isOpen
        onClose={close}
        footer={
          <Button look="primary" onPress={close}>
            Done
          </Button>
        }
      >
        <p>You find this receipt later under Settings, “Data and privacy”.</p>
        <ErasureReceipt erasure={erasure} ask={desk.ask} />
      </Dialog>
    );
  }
  return (
    <Dialog
      role="alertdialog"
      title={`Erase ${nameOfVisitor(visitor)}?`}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="danger" type="submit" form={formId} isPending={isBusy}>
            Erase for good
          </Button>
        </>
      }
    >
      <p>
        All conversations of this visitor go, with every message, rating and mail. A chat that is going on ends. Nobody
        can bring it back.
      </p>
      <form id={formId} noValidate onSubmit={(event) => void erase(event)}>
        <TextField
          label={name === null ? 'Type “erase”' : `Type “${name}” or “erase”`}
          autoComplete="off"
          autoFocus
          value={typed}
          onChange={setTyped}
          error={error}
        />
      </form>
    </Dialog>
  );
}
