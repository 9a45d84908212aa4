import './progress-bar.css';

/** How much of something is done; with nothing to do it stands at its beginning. */
export function ProgressBar({ label, value, of }: { label: string; value: number; of: number }) {
  // The native element announces itself rightly everywhere and needs no inline style.
  return <progress className="progress-bar" aria-label={label} value={Math.min(value, of)} max={Math.max(of, 1)} />;
}
