import type { Account, DeskPlace } from '../../../src-preload/payloads.ts';
import { useAppState, useConsole, useDesk, useDeskState } from '../../console/hooks.tsx';
import { selectMe, selectOpenChatIds } from '../../state/selectors.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { describeHost } from './account-words.ts';

function titleOf(to: Account | null, place: DeskPlace | null): string {
  if (to) return `Go to ${to.workspaceName}?`;
  return place ? 'Sign in to another workspace?' : 'Add another account?';
}

/** Before somebody leaves chats behind, or a link takes them to another workspace: nothing of it happens by itself. */
export function SwitchQuestion() {
  const console = useConsole();
  const desk = useDesk();
  const leaving = useAppState((state) => state.leaving);
  const me = useDeskState(selectMe);
  const chats = useDeskState((state) => selectOpenChatIds(state).length);
  const to = leaving?.to ?? null;
  const place = leaving?.place ?? null;
  const stay = (): void => void console.answerSwitch(false);
  return (
    <Dialog
      role="alertdialog"
      title={titleOf(to, place)}
      isOpen={leaving !== null}
      onClose={stay}
      footer={
        <>
          <Button onPress={stay}>Stay here</Button>
          <Button look="primary" onPress={() => void console.answerSwitch(true)}>
            {to ? `Go to ${to.workspaceName}` : place ? 'Sign in to it' : 'Add another'}
          </Button>
        </>
      }
    >
      {to && place ? (
        <p>
          {place.accountId === undefined
            ? `The link that was opened leads to a chat of ${to.workspaceName} at ${describeHost(to.server)}.`
            : `A visitor is waiting in ${to.workspaceName} at ${describeHost(to.server)}.`}{' '}
          You are working in {me?.workspaceName} at {describeHost(desk.server)}.
        </p>
      ) : null}
      {!to && place ? (
        <p>
          The link that was opened leads to a chat of a workspace that is not among your accounts here. Once you are
          signed in to it, the chat opens.
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
