import { useEffect } from 'react';
import { useDesk } from '../../console/hooks.tsx';

/** Tells the desk what the window knows: whether the person looks at it, whether the network is back, that it is about to close. */
export function useWindowSignals(): void {
  const desk = useDesk();
  useEffect(() => {
    const look = (): void => desk.setFocused(document.visibilityState === 'visible' && document.hasFocus());
    const signals: [EventTarget, string, () => void][] = [
      [window, 'focus', look],
      [window, 'blur', look],
      [document, 'visibilitychange', look],
      [window, 'online', desk.retryNow],
      // Leaving ends the time for "Undo": what was marked as complete must not stay open for the visitor.
      [window, 'pagehide', desk.flushCompletion],
      [window, 'pagehide', desk.flushDrafts],
    ];
    for (const [target, name, listener] of signals) target.addEventListener(name, listener);
    look();
    return () => {
      for (const [target, name, listener] of signals) target.removeEventListener(name, listener);
    };
  }, [desk]);
}
