import { useState } from 'react';
import { useDesk } from '../../../console/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TrashIcon } from '../../../ui/icons.tsx';
import { tellFailure } from '../tell-failure.ts';

export function DeleteChatbot({ id, name }: { id: string; name: string }) {
  const desk = useDesk();
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function remove(): Promise<void> {
    setBusy(true);
    setFailure(null);
    const outcome = await desk.ask('deleteChatbot', { params: { id } });
    setBusy(false);
    if (!outcome.ok && outcome.error.code !== 'not_found') return setFailure(tellFailure(outcome.error));
    desk.openChatbot(null);
    desk.showToast({ text: `${name} was deleted.` });
  }

  const close = (): void => {
    setAsking(false);
    setFailure(null);
  };
  return (
    <>
      <Button look="quiet" square icon={<TrashIcon />} aria-label="Delete chatbot" onPress={() => setAsking(true)} />
      <Dialog
        title={`Delete ${name}?`}
        role="alertdialog"
        isOpen={isAsking}
        onClose={close}
        footer={
          <>
            <Button onPress={close}>Keep it</Button>
            <Button look="danger" isPending={isBusy} onPress={() => void remove()}>
              Delete for good
            </Button>
          </>
        }
      >
        <p>
          Its knowledge, its settings and its conversations go with it, and the widget disappears from your site. This
          cannot be undone.
        </p>
        {failure === null ? null : (
          <p className="form-failure" role="alert">
            {failure}
          </p>
        )}
      </Dialog>
    </>
  );
}
