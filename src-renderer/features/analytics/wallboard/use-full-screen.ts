import { useSyncExternalStore } from 'react';

function subscribe(listener: () => void): () => void {
  document.addEventListener('fullscreenchange', listener);
  return () => document.removeEventListener('fullscreenchange', listener);
}

/** The whole screen for this page; Escape leads out, as everywhere. */
export function useFullScreen(): { isPossible: boolean; isOn: boolean; toggle: () => Promise<boolean> } {
  const isOn = useSyncExternalStore(subscribe, () => document.fullscreenElement !== null);
  return {
    isPossible: document.fullscreenEnabled,
    isOn,
    /** False when the browser or the desktop app would not. */
    async toggle() {
      try {
        if (document.fullscreenElement) await document.exitFullscreen();
        else await document.documentElement.requestFullscreen();
        return true;
      } catch {
        return false;
      }
    },
  };
}
