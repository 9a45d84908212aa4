import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { type Autosave, type AutosaveState, createAutosave } from './create-autosave.ts';

/** An autosave for as long as its value is on the screen; what waits is stored when it leaves. */
export function useAutosave<T>(
  options: Parameters<typeof createAutosave<T>>[0],
): [AutosaveState<T>, Pick<Autosave<T>, 'change' | 'flush'>] {
  const [autosave] = useState(() => createAutosave(options));
  useEffect(() => {
    const retry = (): void => {
      if (autosave.store.getState().save.name === 'failed') void autosave.flush();
    };
    const hide = (): void => {
      if (document.visibilityState === 'hidden') void autosave.flush();
    };
    window.addEventListener('online', retry);
    document.addEventListener('visibilitychange', hide);
    return () => {
      window.removeEventListener('online', retry);
      document.removeEventListener('visibilitychange', hide);
      autosave.stop();
    };
  }, [autosave]);
  return [useStore(autosave.store), autosave];
}
