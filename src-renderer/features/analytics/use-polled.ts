import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallOutcome } from '../../connection/agent-calls.ts';

interface Failure {
  readonly message: string;
  /** When the answers began to fail: an instant of this computer. */
  readonly since: number;
}

export interface Polled<T> {
  /** The newest answer, also while another one is asked for. */
  readonly value: T | null;
  /** What question it answers: the `key` it was asked with. */
  readonly key: string | null;
  readonly isLoading: boolean;
  /** Since its last good answer, the server could not be asked this question. */
  readonly failure: Failure | null;
  refresh(): void;
}

interface Known<T> extends Pick<Polled<T>, 'value' | 'key' | 'isLoading'> {
  readonly failure: (Failure & { readonly key: string }) | null;
}

/**
 * Asks the server while a component is on the screen: at once, whenever `key` changes, every so many milliseconds after an
 * answer, and when the window can be seen again. Answers to earlier questions are dropped; a hidden window asks nothing.
 */
export function usePolled<T>(ask: () => Promise<CallOutcome<T>>, key: string, everyMs: number): Polled<T> {
  const [known, setKnown] = useState<Known<T>>({ value: null, key: null, isLoading: true, failure: null });
  const latest = useRef({ ask, key });
  latest.current = { ask, key };
  const turn = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const refresh = useCallback(() => {
    clearTimeout(timer.current);
    turn.current += 1;
    const mine = turn.current;
    const { ask: askNow, key: askedKey } = latest.current;
    setKnown((before) => (before.isLoading ? before : { ...before, isLoading: true }));
    void askNow().then((outcome) => {
      if (mine !== turn.current) return;
      setKnown((before) =>
        outcome.ok
          ? { value: outcome.value, key: askedKey, isLoading: false, failure: null }
          : {
              ...before,
              isLoading: false,
              failure:
                before.failure?.key === askedKey
                  ? before.failure
                  : { key: askedKey, message: describe(outcome.error), since: Date.now() },
            },
      );
      if (document.visibilityState === 'visible') timer.current = setTimeout(refresh, everyMs);
    });
  }, [everyMs]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is what a new question is about
  useEffect(() => {
    refresh();
    return () => {
      // Whatever is still under way belongs to nobody any more.
      turn.current += 1;
      clearTimeout(timer.current);
    };
  }, [refresh, key]);

  useEffect(() => {
    const look = (): void => {
      if (document.visibilityState === 'visible') refresh();
      else clearTimeout(timer.current);
    };
    document.addEventListener('visibilitychange', look);
    window.addEventListener('online', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('online', look);
    };
  }, [refresh]);

  // What went wrong with an earlier question says nothing about this one.
  return { ...known, failure: known.failure?.key === key ? known.failure : null, refresh };
}

function describe(error: { readonly code: string; readonly message: string }): string {
  return error.code === 'unanswered' ? 'No connection to the server.' : error.message;
}
