import { useState } from 'react';
import { useDesk, useDeskState } from '../../console/hooks.tsx';
import { dismissMailNotice, isMailNoticeDismissed } from '../../state/local-choices.ts';
import { selectMay, selectMe, selectView } from '../../state/selectors.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { Button } from '../../ui/button.tsx';
import { CloseIcon, MailIcon } from '../../ui/icons.tsx';
import { NoticeBar } from '../../ui/notice-bar.tsx';

/** Tells those who can change it, until they have read it: without a mail server no alert leaves the house. */
export function MailNotice() {
  const mayManage = useDeskState(selectMay('workspace.manage'));
  const workspaceId = useDeskState((state) => selectMe(state)?.workspaceId ?? null);
  const inSettings = useDeskState(selectView) === 'settings';
  if (!mayManage || workspaceId === null || inSettings) return null;
  return <Told workspaceId={workspaceId} />;
}

function Told({ workspaceId }: { workspaceId: string }) {
  const desk = useDesk();
  const [dismissed, setDismissed] = useState(() => isMailNoticeDismissed(workspaceId));
  if (dismissed) return null;
  return (
    <WithoutServer>
      <NoticeBar
        tone="info"
        icon={<MailIcon size={16} />}
        action={
          <>
            <Button size="s" onPress={() => desk.openSettings('mail-server')}>
              Set up
            </Button>
            <Button
              look="quiet"
              size="s"
              square
              icon={<CloseIcon size={14} />}
              aria-label="Dismiss"
              onPress={() => {
                dismissMailNotice(workspaceId);
                setDismissed(true);
              }}
            />
          </>
        }
      >
        E-mail alerts are kept, not sent: set up a mail server.
      </NoticeBar>
    </WithoutServer>
  );
}

/** Asked each time the person comes back from the settings, where it may have changed. */
function WithoutServer({ children }: { children: React.ReactNode }) {
  const desk = useDesk();
  const [answer] = useAnswer(() => desk.ask('getMailSettings'), '');
  return answer.status === 'ready' && answer.value.source === 'none' ? children : null;
}
