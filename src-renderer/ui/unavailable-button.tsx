import { useId } from 'react';

/** A button that cannot be pressed now. It can be reached all the same, to learn why. */
export function UnavailableButton({ label, reason }: { label: string; reason: string }) {
  const reasonId = useId();
  return (
    <>
      <button
        type="button"
        className="button button--secondary button--s button--unavailable"
        aria-disabled="true"
        aria-describedby={reasonId}
        title={reason}
      >
        {label}
      </button>
      <span id={reasonId} hidden>
        {reason}
      </span>
    </>
  );
}
