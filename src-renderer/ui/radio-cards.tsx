import './radio-cards.css';
import { Label, Radio, RadioGroup } from 'react-aria-components';

/** One of a few that need a sentence each. One that cannot be chosen says why. */
export function RadioCards<T extends string>(props: {
  label: string;
  value: T;
  options: readonly {
    readonly value: T;
    readonly label: string;
    readonly text: string;
    readonly unavailable?: string | null;
  }[];
  onChange: (value: T) => void;
}) {
  return (
    <RadioGroup
      className="radio-cards"
      value={props.value}
      onChange={(chosen) => {
        const option = props.options.find(({ value }) => value === chosen);
        if (option) props.onChange(option.value);
      }}
    >
      <Label className="radio-cards__label">{props.label}</Label>
      {props.options.map(({ value, label, text, unavailable = null }) => (
        <Radio key={value} value={value} className="radio-card" isDisabled={unavailable !== null}>
          <span className="radio-card__dot" />
          <span className="radio-card__words">
            <span className="radio-card__name">{label}</span>
            <span className="radio-card__text">{text}</span>
            {unavailable === null ? null : <span className="radio-card__why">{unavailable}</span>}
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}
