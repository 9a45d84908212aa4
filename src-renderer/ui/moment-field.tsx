import './text-field.css';
import { useId } from 'react';

/** A date or time in the computer's own form: `YYYY-MM-DD` or `HH:MM`, empty while it is not complete. */
export function MomentField(props: {
  label: string;
  kind: 'date' | 'time';
  value: string;
  onChange: (value: string) => void;
  isInvalid?: boolean;
  /** What is said below it, and read out with it. */
  describedBy?: string | undefined;
  min?: string;
  max?: string;
}) {
  const id = useId();
  return (
    <div className="text-field moment-field">
      <label className="text-field__label" htmlFor={id}>
        {props.label}
      </label>
      <input
        id={id}
        className="text-field__input"
        type={props.kind}
        value={props.value}
        min={props.min}
        max={props.max}
        data-invalid={props.isInvalid || undefined}
        aria-invalid={props.isInvalid || undefined}
        aria-describedby={props.describedBy}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </div>
  );
}
