import './toast-list.css';
import { Button } from './button.tsx';
import { CloseIcon, WarningIcon } from './icons.tsx';

export interface ToastItem {
  readonly id: string;
  readonly text: string;
  readonly tone: 'neutral' | 'error';
  readonly actionLabel: string | null;
}

/** Short messages at the lower edge; read out politely, reachable by keyboard, never in the way of the composer. */
export function ToastList(props: {
  toasts: readonly ToastItem[];
  onAct: (id: string) => void;
  onClose: (id: string) => void;
}) {
  return (
    <div className="toast-list" role="status" aria-live="polite">
      {props.toasts.map((toast) => (
        <div key={toast.id} className={`toast toast--${toast.tone}`}>
          {toast.tone === 'error' ? <WarningIcon size={16} /> : null}
          <span className="toast__text">{toast.text}</span>
          {toast.actionLabel === null ? null : (
            <Button size="s" look="quiet" onPress={() => props.onAct(toast.id)}>
              {toast.actionLabel}
            </Button>
          )}
          <Button
            size="s"
            look="quiet"
            square
            icon={<CloseIcon size={14} />}
            aria-label="Dismiss"
            onPress={() => props.onClose(toast.id)}
          />
        </div>
      ))}
    </div>
  );
}
