import './switch.css';
import { useId } from 'react';
import { Switch as AriaSwitch, Text } from 'react-aria-components';

/** A preference that takes effect at once. */
export function Switch(props: {
  label: string;
  hint?: string;
  isOn: boolean;
  /** It is as it is; the hint says why. */
  isDisabled?: boolean;
  onChange: (on: boolean) => void;
}) {
  const hintId = useId();
  return (
    <div className="switch-row">
      <AriaSwitch
        className="switch"
        isSelected={props.isOn}
        isDisabled={props.isDisabled ?? false}
        onChange={props.onChange}
        {...(props.hint === undefined ? {} : { 'aria-describedby': hintId })}
      >
        <span className="switch__words">{props.label}</span>
        <span className="switch__track">
          <span className="switch__knob" />
        </span>
      </AriaSwitch>
      {props.hint === undefined ? null : (
        <Text className="switch__hint" id={hintId}>
          {props.hint}
        </Text>
      )}
    </div>
  );
}
