import { useEffect, useRef, useState } from 'react';
import type { CallOutcome } from '../connection/agent-calls.ts';

export type Answer<T> =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly message: string }
  | { readonly status: 'ready'; readonly value: T };

/**
 * Asks the server while a component is on the screen, and again whenever `key` changes. An answer that is there stays
 * until a newer one has come; an answer to an earlier question is dropped.
 */
export function useAnswer<T>(ask: () => Promise<CallOutcome<T>>, key: string): [Answer<T>, () => void] {
  const [answer, setAnswer] = useState<Answer<T>>({ status: 'loading' });
  const [attempt, setAttempt] = useState(0);
  const latest = useRef(ask);
  latest.current = ask;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key and the attempt are what a new question is about
  useEffect(() => {
    let dropped = false;
    void latest.current().then((outcome) => {
      if (dropped) return;
      if (outcome.ok) setAnswer({ status: 'ready', value: outcome.value });
      else
        setAnswer((before) =>
          before.status === 'ready' ? before : { status: 'failed', message: describe(outcome.error) },
        );
    });
    return () => {
      dropped = true;
    };
  }, [key, attempt]);
  return [
    answer,
    () => {
      setAnswer({ status: 'loading' });
      setAttempt((count) => count + 1);
    },
  ];
}

function describe(error: { readonly code: string; readonly message: string }): string {
  return error.code === 'unanswered' ? 'No connection to the server.' : error.message;
}
