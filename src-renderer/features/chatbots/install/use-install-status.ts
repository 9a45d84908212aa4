import { useCallback, useEffect, useState } from 'react';
import type { InstallStatus } from '#contract/chatbots.ts';
import { useDesk } from '../../../console/hooks.tsx';

const LOOK_EVERY_MS = 3_000;

/** Looks every 3 s whether a site has connected, as long as somebody is looking at the answer. */
export function useInstallStatus(chatbotId: string): {
  status: InstallStatus | null;
  /** There is nothing to show, because the first question had no good answer. */
  hasFailed: boolean;
  reload: () => void;
} {
  const desk = useDesk();
  const [status, setStatus] = useState<InstallStatus | null>(null);
  const [failed, setFailed] = useState(false);
  const look = useCallback(async (): Promise<void> => {
    const outcome = await desk.ask('getInstallStatus', { params: { id: chatbotId } });
    setFailed(!outcome.ok);
    if (outcome.ok) setStatus(outcome.value);
  }, [desk, chatbotId]);
  useEffect(() => {
    void look();
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void look();
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [look]);
  return { status, hasFailed: failed && status === null, reload: () => void look() };
}
