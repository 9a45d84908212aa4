import type { DeskStore, Toast } from '../state/desk-state.ts';

export interface ToastRequest {
  readonly text: string;
  readonly tone?: Toast['tone'];
  readonly action?: Toast['action'];
  readonly onClose?: () => void;
  readonly durationMs?: number;
}

export interface Toasts {
  showToast(request: ToastRequest): string;
  /** Takes it away as if it was pressed away: what it announced happens now. */
  closeToast(id: string): void;
  /** Takes it away because its action was chosen: what it announced does not happen. */
  actOnToast(id: string): void;
}

const DEFAULT_DURATION_MS = 6_000;
let lastId = 0;

/** Short messages at the edge of the window. Each has its own timer, started when it appears. */
export function createToasts(store: Pick<DeskStore, 'getState' | 'setState'>): Toasts {
  function take(id: string): Toast | undefined {
    const { toasts } = store.getState();
    const toast = toasts.find((other) => other.id === id);
    if (toast) store.setState({ toasts: toasts.filter((other) => other.id !== id) });
    return toast;
  }

  function closeToast(id: string): void {
    take(id)?.onClose?.();
  }

  return {
    showToast({ text, tone = 'neutral', action = null, onClose, durationMs = DEFAULT_DURATION_MS }) {
      lastId += 1;
      const id = `toast-${lastId}`;
      const toast: Toast = { id, text, tone, action, onClose: onClose ?? null, durationMs };
      store.setState((state) => ({ toasts: [...state.toasts, toast] }));
      setTimeout(() => closeToast(id), durationMs);
      return id;
    },
    closeToast,
    actOnToast(id) {
      take(id)?.action?.run();
    },
  };
}
