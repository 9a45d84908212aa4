import { useEffect, useState } from 'react';
import { TextField } from './text-field.tsx';

/** A whole number. Empty is null where that means something, and otherwise not a number yet. */
export function NumberField(props: {
  label: string;
  value: number | null;
  onChange: (value: number | null) => void;
  /** How many digits it may have; 4 unless told. */
  digits?: number;
  hint?: string;
  error?: string | null;
}) {
  const [text, setText] = useState(props.value === null ? '' : String(props.value));
  // Another value than the one that was typed: it was loaded again.
  useEffect(() => {
    setText((before) =>
      readNumber(before) === props.value ? before : props.value === null ? '' : String(props.value),
    );
  }, [props.value]);
  return (
    <TextField
      label={props.label}
      value={text}
      inputMode="numeric"
      maxLength={props.digits ?? 4}
      onChange={(typed) => {
        const digits = typed.replace(/\D/g, '');
        setText(digits);
        props.onChange(readNumber(digits));
      }}
      error={props.error ?? null}
      {...(props.hint === undefined ? {} : { hint: props.hint })}
    />
  );
}

function readNumber(text: string): number | null {
  return text === '' ? null : Number(text);
}
