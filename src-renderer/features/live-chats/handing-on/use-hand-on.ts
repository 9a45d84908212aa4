import { useState } from 'react';

/** One attempt to give a chat away: whether it is under way, and why it did not work. Closes when it has. */
export function useHandOn(onDone: () => void): {
  readonly busy: boolean;
  readonly failure: string | null;
  readonly run: (attempt: () => Promise<string | null>) => void;
} {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  return {
    busy,
    failure,
    run(attempt) {
      if (busy) return;
      setBusy(true);
      setFailure(null);
      void attempt().then((problem) => {
        setBusy(false);
        if (problem === null) onDone();
        else setFailure(problem);
      });
    },
  };
}
