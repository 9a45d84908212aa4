import { useAppState, useConsole, useDesk, useDeskState } from '../../console/hooks.tsx';
import { selectMe } from '../../state/selectors.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

/** Any page and any mail can open an invite: whoever is at work is asked, and nothing happens by itself. */
export function InviteQuestion() {
  const console = useConsole();
  const desk = useDesk();
  const isOpen = useAppState((state) => state.invite !== null);
  const me = useDeskState(selectMe);
  const stay = (): void => void console.answerInvite(false);
  return (
    <Dialog
      role="alertdialog"
      title="Look at the invite?"
      isOpen={isOpen}
      onClose={stay}
      footer={
        <>
          <Button onPress={() => void console.answerInvite(true)}>Look at it</Button>
          <Button look="primary" onPress={stay}>
            Stay here
          </Button>
        </>
      }
    >
      <p>
        An invite to a team was opened. You are working as {me?.email ?? 'somebody'} at {desk.server}, and stay signed
        in there. While you look at the invite no requests reach you, and after a minute your chats go back to the
        queue.
      </p>
    </Dialog>
  );
}
