import { useAppState, useConsole, useDesk, useDeskState } from '../../state/react.tsx';
import { selectMe, selectOpenChatIds } from '../../state/selectors.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { describeHost } from './account-words.ts';

/** Before somebody leaves chats behind, or a link takes them to another workspace: nothing of it happens by itself. */
export function SwitchQuestion() {
  const console = useConsole();
  const desk = useDesk();
  const leaving = useAppState((state) => state.leaving);
  const me = useDeskState(selectMe);
  const chats = useDeskState((state) => selectOpenChatIds(state).length);
  const to = leaving?.to ?? null;
  const stay = (): void => void console.answerSwitch(false);
  return (
    <Dialog
      role="alertdialog"
      title={to ? `Go to ${to.workspaceName}?` : 'Add another account?'}
      isOpen={leaving !== null}
      onClose={stay}
      footer={
        <>
          <Button onPress={stay}>Stay here</Button>
          <Button look="primary" onPress={() => void console.answerSwitch(true)}>
            {to ? `Go to ${to.workspaceName}` : 'Add another'}
          </Button>
        </>
      }
    >
      {leaving?.place ? (
        <p>
          The link that was opened leads to a chat of {to?.workspaceName} at {describeHost(to?.server ?? '')}. You are
          working in {me?.workspaceName} at {describeHost(desk.server)}.
        </p>
      ) : null}
      {chats > 0 ? (
        <p>
          You have {chats === 1 ? 'an active chat' : `${chats} active chats`} here. When you are gone for longer than a
          minute, {chats === 1 ? 'it goes' : 'they go'} back to the front of the queue.
        </p>
      ) : null}
      <p>You stay signed in to {me?.workspaceName}.</p>
    </Dialog>
  );
}
