import { useAppState, useConsole, useDesk, useDeskState } from '../../state/react.tsx';
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
      title="Leave for another team?"
      isOpen={isOpen}
      onClose={stay}
      footer={
        <>
          <Button onPress={() => void console.answerInvite(true)}>Sign out and look at it</Button>
          <Button look="primary" onPress={stay}>
            Stay here
          </Button>
        </>
      }
    >
      <p>
        An invite to a team was opened. You are signed in as {me?.email ?? 'somebody'} at {desk.server}. To use the
        invite you have to sign out first; your chats then go back to the queue.
      </p>
    </Dialog>
  );
}
