import { useState } from 'react';
import { useConsole, useDeskState } from '../../console/hooks.tsx';
import { dismissNotificationHint, isNotificationHintDismissed } from '../../state/local-choices.ts';
import { Button } from '../../ui/button.tsx';
import { BellIcon, CloseIcon } from '../../ui/icons.tsx';
import { NoticeBar } from '../../ui/notice-bar.tsx';

/** Asked once, in words, after a notification could not be shown: browsers show their own question only on a click. */
export function NotificationHint() {
  const { host } = useConsole();
  const blocked = useDeskState((state) => state.noticesBlocked);
  const [answered, setAnswered] = useState(isNotificationHintDismissed);
  if (!blocked || answered || host.permission.get() !== 'default') return null;

  function dismiss(): void {
    dismissNotificationHint();
    setAnswered(true);
  }

  return (
    <NoticeBar
      tone="info"
      icon={<BellIcon size={16} />}
      action={
        <>
          <Button size="s" onPress={() => void host.permission.ask().then(() => setAnswered(true))}>
            Turn on
          </Button>
          <Button size="s" look="quiet" square icon={<CloseIcon size={14} />} aria-label="Dismiss" onPress={dismiss} />
        </>
      }
    >
      Be told of new requests in other windows.
    </NoticeBar>
  );
}
