import './text-field.css';
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  FieldError,
  Input,
  Label,
  Text,
} from 'react-aria-components';

export interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children'> {
  readonly label: string;
  readonly placeholder?: string;
  /** Rules or help, read out with the field. */
  readonly hint?: string;
  /** What is wrong with the value; shown in place of the hint. */
  readonly error?: string | null;
}

export function TextField({ label, placeholder, hint, error = null, ...rest }: TextFieldProps) {
  return (
    <AriaTextField {...rest} className="text-field" isInvalid={error !== null} validationBehavior="aria">
      <Label className="text-field__label">{label}</Label>
      <Input className="text-field__input" {...(placeholder === undefined ? {} : { placeholder })} />
      {hint && error === null ? (
        <Text slot="description" className="text-field__hint">
          {hint}
        </Text>
      ) : null}
      <FieldError className="text-field__error">{error}</FieldError>
    </AriaTextField>
  );
}
