import type { NoticeOutcome } from '../../src-preload/payloads.ts';

export interface Toast {
  title: string;
  body: string;
  /** Somebody waits: it stays until it is answered, where the system lets us ask for that. */
  urgent: boolean;
}

export interface ToastHandle {
  /** Known within a second; what happens to the toast later comes through `onEnd`. */
  readonly outcome: Promise<NoticeOutcome>;
  /** Takes it off the screen; harmless when it is gone already. */
  withdraw(): void;
}

/** One way to put a toast on the screen. */
export interface Toaster {
  /** @param onEnd called once: the toast was clicked, or it is gone for any other reason */
  show(toast: Toast, onEnd: (end: 'clicked' | 'gone') => void): ToastHandle;
}

/** The helper programs report a refusal at once and otherwise wait for the click; after this a toast counts as shown. */
export const REFUSAL_MS = 500;
