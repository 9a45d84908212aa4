import './text-field.css';
import { TextArea as AriaTextArea, TextField as AriaTextField, Label, Text } from 'react-aria-components';

/** Several lines of text with a label. */
export function TextArea(props: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint?: string;
  rows?: number;
  maxLength?: number;
}) {
  return (
    <AriaTextField
      className="text-field"
      value={props.value}
      onChange={props.onChange}
      maxLength={props.maxLength ?? 1_000}
    >
      <Label className="text-field__label">{props.label}</Label>
      <AriaTextArea className="text-field__input text-field__input--area" rows={props.rows ?? 3} dir="auto" />
      {props.hint ? (
        <Text slot="description" className="text-field__hint">
          {props.hint}
        </Text>
      ) : null}
    </AriaTextField>
  );
}
