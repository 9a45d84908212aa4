import { type ReactNode, useEffect, useRef, useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import type { ConversationDetail } from '#contract/history/past-conversations.ts';
import { useDesk } from '../../../console/hooks.tsx';
import type { LoadedPart } from './pages.ts';
import { PrintSheet } from './print-sheet.tsx';
import { fetchWhole } from './use-transcript.ts';

/**
 * Puts the whole conversation on paper, or into a PDF. What is printed is a sheet of its own beside the console, there only
 * as long as it is printed. `print` resolves to whether the messages could be had.
 */
export function usePrinting(detail: ConversationDetail): { print(): Promise<boolean>; sheet: ReactNode } {
  const { ask } = useDesk();
  const [part, setPart] = useState<LoadedPart | null>(null);
  const { id } = detail.conversation;

  useEffect(() => {
    if (part === null) return;
    const done = (): void => setPart(null);
    window.addEventListener('afterprint', done);
    return () => window.removeEventListener('afterprint', done);
  }, [part]);

  return {
    async print() {
      const whole = await fetchWhole(ask, id);
      if (!whole.ok) return false;
      flushSync(() => setPart(whole.value));
      window.print();
      return true;
    },
    sheet: part === null ? null : createPortal(<PrintSheet detail={detail} messages={part.messages} />, document.body),
  };
}

/** Ctrl+P, or ⌘P. */
export function usePrintKey(print: () => void): void {
  const latest = useRef(print);
  latest.current = print;
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.key.toLowerCase() !== 'p')
        return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
