import './text-field.css';
import { TextArea as AriaTextArea, TextField as AriaTextField, FieldError, Label, Text } from 'react-aria-components';

/** Several lines of text with a label. */
export function TextArea(props: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint?: string;
  /** What is wrong with the value; shown in place of the hint. */
  error?: string | null;
  placeholder?: string;
  rows?: number;
  maxLength?: number;
  autoFocus?: boolean;
}) {
  const { error = null } = props;
  return (
    <AriaTextField
      className="text-field"
      value={props.value}
      onChange={props.onChange}
      maxLength={props.maxLength ?? 1_000}
      isInvalid={error !== null}
      validationBehavior="aria"
      autoFocus={props.autoFocus ?? false}
    >
      <Label className="text-field__label">{props.label}</Label>
      <AriaTextArea
        className="text-field__input text-field__input--area"
        rows={props.rows ?? 3}
        dir="auto"
        {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
      />
      {props.hint && error === null ? (
        <Text slot="description" className="text-field__hint">
          {props.hint}
        </Text>
      ) : null}
      <FieldError className="text-field__error">{error}</FieldError>
    </AriaTextField>
  );
}
