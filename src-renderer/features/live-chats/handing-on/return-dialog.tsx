import './handing-on.css';
import { useState } from 'react';
import { useDesk } from '../../../console/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { NoteField } from './note-field.tsx';
import { useHandOn } from './use-hand-on.ts';

export function ReturnDialog({ conversationId, onClose }: { conversationId: string; onClose: () => void }) {
  const desk = useDesk();
  const [note, setNote] = useState('');
  const { busy, failure, run } = useHandOn(onClose);
  return (
    <Dialog
      title="Return this chat to the queue?"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" isPending={busy} onPress={() => run(() => desk.release(conversationId, note))}>
            Return to queue
          </Button>
        </>
      }
    >
      <p>It goes to the front and is open to everyone. What you have written and not sent goes along.</p>
      <NoteField value={note} onChange={setNote} />
      {failure === null ? null : (
        <p className="hand-on__failure" role="alert">
          {failure}
        </p>
      )}
    </Dialog>
  );
}
