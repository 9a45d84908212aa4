import { useState } from 'react';
import { useAppState } from '../../console/hooks.tsx';
import { Button } from '../../ui/button.tsx';
import { InfoIcon } from '../../ui/icons.tsx';
import { NoticeBar } from '../../ui/notice-bar.tsx';

/** Without a keychain the sign-in is never written down; the person should know before being surprised. */
export function MemoryNotice() {
  const inMemory = useAppState((state) => state.stage.name === 'signed_in' && state.stage.keptIn === 'memory');
  const [dismissed, setDismissed] = useState(false);
  if (!inMemory || dismissed) return null;
  return (
    <NoticeBar
      tone="info"
      icon={<InfoIcon size={16} />}
      action={
        <Button size="s" look="quiet" onPress={() => setDismissed(true)}>
          Got it
        </Button>
      }
    >
      This computer has no keychain, so your sign-in is kept in memory only: you will sign in again after quitting the
      app.
    </NoticeBar>
  );
}
