import { useState } from 'react';
import { useAppState, useConsole, useDesk } from '../../../console/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { CheckIcon } from '../../../ui/icons.tsx';

/** Asks once, unless the agent asked not to be asked; after that there are five seconds to undo. */
export function CompleteButton({ conversationId }: { conversationId: string }) {
  const console = useConsole();
  const desk = useDesk();
  const confirm = useAppState((state) => state.settings.confirmComplete);
  const [asking, setAsking] = useState(false);
  const [neverAgain, setNeverAgain] = useState(false);

  function complete(): void {
    setAsking(false);
    if (neverAgain) void console.changeSettings({ confirmComplete: false });
    desk.complete(conversationId);
  }

  return (
    <>
      <Button
        icon={<CheckIcon size={16} />}
        aria-label="Mark as Complete"
        onPress={() => (confirm ? setAsking(true) : complete())}
      >
        <span className="complete-label">Mark as Complete</span>
        <span className="complete-label--short">Complete</span>
      </Button>
      <Dialog
        title="Mark this chat as complete?"
        role="alertdialog"
        isOpen={asking}
        onClose={() => setAsking(false)}
        footer={
          <>
            <Button onPress={() => setAsking(false)}>Cancel</Button>
            <Button look="primary" onPress={complete}>
              Complete chat
            </Button>
          </>
        }
      >
        <p>The visitor reads “Conversation ended” and can start a new one. You have five seconds to undo.</p>
        <Checkbox label="Don’t ask again" isSelected={neverAgain} onChange={setNeverAgain} />
      </Dialog>
    </>
  );
}
