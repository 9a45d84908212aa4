import './text-field.css';
import './choice-field.css';
import { useId } from 'react';

/** One of several, in the computer's own list. */
export function ChoiceField<T extends string>(props: {
  label: string;
  value: T;
  options: readonly { readonly value: T; readonly label: string }[];
  onChange: (value: T) => void;
  hint?: string;
}) {
  const id = useId();
  const hintId = useId();
  return (
    <div className="text-field">
      <label className="text-field__label" htmlFor={id}>
        {props.label}
      </label>
      <select
        id={id}
        className="text-field__input choice-field__list"
        value={props.value}
        aria-describedby={props.hint === undefined ? undefined : hintId}
        onChange={(event) => {
          const option = props.options.find(({ value }) => value === event.target.value);
          if (option) props.onChange(option.value);
        }}
      >
        {props.options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      {props.hint === undefined ? null : (
        <span className="text-field__hint" id={hintId}>
          {props.hint}
        </span>
      )}
    </div>
  );
}
