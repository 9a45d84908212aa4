import './segmented.css';
import { Label, Radio, RadioGroup, Text } from 'react-aria-components';

/** One of a few, all visible at once. */
export function Segmented<T extends string>(props: {
  label: string;
  hint?: string;
  value: T;
  options: readonly { readonly value: T; readonly label: string }[];
  onChange: (value: T) => void;
}) {
  return (
    <RadioGroup
      className="segmented"
      orientation="horizontal"
      value={props.value}
      onChange={(chosen) => {
        const option = props.options.find((candidate) => candidate.value === chosen);
        if (option) props.onChange(option.value);
      }}
    >
      {props.hint === undefined ? (
        <Label className="segmented__label">{props.label}</Label>
      ) : (
        <span className="segmented__words">
          <Label className="segmented__label">{props.label}</Label>
          <Text slot="description" className="segmented__hint">
            {props.hint}
          </Text>
        </span>
      )}
      <div className="segmented__options">
        {props.options.map((option) => (
          <Radio key={option.value} value={option.value} className="segmented__option">
            {option.label}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
