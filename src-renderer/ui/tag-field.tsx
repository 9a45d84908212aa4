import './text-field.css';
import './tag-field.css';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { CloseIcon } from './icons.tsx';

/** A list of short texts. Enter or a comma adds one, Backspace in the empty field takes the last back. */
export function TagField(props: {
  label: string;
  values: readonly string[];
  onChange: (values: string[]) => void;
  most: number;
  maxLength: number;
  hint?: string;
  placeholder?: string;
  /** A comma may be part of a text. */
  allowCommas?: boolean;
  /** Puts what was typed into the form in which it is kept. */
  clean?: (value: string) => string;
  /** What is wrong with a text before it is added; null when nothing is. */
  check?: (value: string) => string | null;
  error?: string | null;
}) {
  const id = useId();
  const hintId = useId();
  const [text, setText] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const error = refusal ?? props.error ?? null;

  function add(raw: string): void {
    const trimmed = raw.trim();
    const value = trimmed === '' ? '' : (props.clean?.(trimmed) ?? trimmed);
    const isKnown = props.values.some((known) => known.toLocaleLowerCase() === value.toLocaleLowerCase());
    const fault = value === '' || isKnown ? null : findFault(value);
    setRefusal(fault);
    if (fault !== null) return;
    if (value !== '' && !isKnown) props.onChange([...props.values, value]);
    setText('');
  }

  function findFault(value: string): string | null {
    if (props.values.length >= props.most) return `At most ${props.most}.`;
    return props.check?.(value) ?? null;
  }

  function listen(event: KeyboardEvent): void {
    const adds = event.key === 'Enter' || (event.key === ',' && !props.allowCommas);
    if (adds && !event.nativeEvent.isComposing) {
      event.preventDefault();
      add(text);
    } else if (event.key === 'Backspace' && text === '' && props.values.length > 0) {
      props.onChange(props.values.slice(0, -1));
    }
  }

  return (
    <div className="text-field">
      <label className="text-field__label" htmlFor={id}>
        {props.label}
      </label>
      <div className="tag-field" data-invalid={error !== null || undefined}>
        {props.values.length === 0 ? null : (
          <ul className="tag-field__tags" aria-label={props.label}>
            {props.values.map((value) => (
              <li key={value} className="tag">
                <span className="tag__text" dir="auto">
                  {value}
                </span>
                <button
                  type="button"
                  className="tag__remove"
                  aria-label={`Remove ${value}`}
                  onClick={() => {
                    props.onChange(props.values.filter((other) => other !== value));
                    input.current?.focus();
                  }}
                >
                  <CloseIcon size={12} />
                </button>
              </li>
            ))}
          </ul>
        )}
        <input
          ref={input}
          id={id}
          className="tag-field__input"
          value={text}
          maxLength={props.maxLength}
          dir="auto"
          aria-describedby={hintId}
          aria-invalid={error !== null || undefined}
          // Beside what is there it would look like one more.
          placeholder={props.values.length === 0 ? props.placeholder : undefined}
          onChange={(event) => {
            setText(event.target.value);
            setRefusal(null);
          }}
          onKeyDown={listen}
          onBlur={() => add(text)}
        />
      </div>
      <span id={hintId} className={error === null ? 'text-field__hint' : 'text-field__error'}>
        {error ?? props.hint ?? 'Press Enter after each.'}
      </span>
    </div>
  );
}
