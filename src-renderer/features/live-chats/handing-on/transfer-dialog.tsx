import './handing-on.css';
import { useState } from 'react';
import type { Colleague } from '#contract/routing.ts';
import { useDesk, useDeskState } from '../../../console/hooks.tsx';
import { useAnswer } from '../../../state/use-answer.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { ColleagueChoice } from './colleague-choice.tsx';
import { NoteField } from './note-field.tsx';
import { orderColleagues } from './order-colleagues.ts';
import { useHandOn } from './use-hand-on.ts';

export function TransferDialog({ conversationId, onClose }: { conversationId: string; onClose: () => void }) {
  const desk = useDesk();
  const myId = useDeskState((state) => state.mirror.me?.id ?? '');
  const [answer, retry] = useAnswer(() => desk.listColleagues(), '');
  const [chosen, setChosen] = useState<Colleague | null>(null);
  const [note, setNote] = useState('');
  const { busy, failure, run } = useHandOn(onClose);
  const colleagues = answer.status === 'ready' ? orderColleagues(answer.value.agents, myId) : [];
  return (
    <Dialog
      title="Transfer this chat"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            look="primary"
            isPending={busy}
            isDisabled={chosen === null}
            onPress={() => {
              if (chosen) run(() => desk.transfer(conversationId, chosen, note));
            }}
          >
            Transfer
          </Button>
        </>
      }
    >
      <p>Your colleague is asked first. If they do not take it, it is open to everyone. Your unsent text goes along.</p>
      {answer.status === 'loading' ? <SkeletonRows rows={3} label="Loading colleagues" /> : null}
      {answer.status === 'failed' ? (
        <p role="alert">
          {answer.message}{' '}
          <Button size="s" onPress={retry}>
            Try again
          </Button>
        </p>
      ) : null}
      {answer.status === 'ready' && colleagues.length === 0 ? (
        <p>Nobody else has the permission “Respond to Live Chats”. You can return the chat to the queue.</p>
      ) : null}
      {colleagues.length > 0 ? (
        <>
          <ColleagueChoice colleagues={colleagues} chosen={chosen} onChoose={setChosen} />
          <NoteField value={note} onChange={setNote} />
        </>
      ) : null}
      {failure === null ? null : (
        <p className="hand-on__failure" role="alert">
          {failure}
        </p>
      )}
    </Dialog>
  );
}
