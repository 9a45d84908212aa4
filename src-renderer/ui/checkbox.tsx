import './checkbox.css';
import { Checkbox as AriaCheckbox } from 'react-aria-components';
import { CheckIcon } from './icons.tsx';

export function Checkbox(props: { label: string; isSelected: boolean; onChange: (selected: boolean) => void }) {
  return (
    <AriaCheckbox className="checkbox" isSelected={props.isSelected} onChange={props.onChange}>
      <span className="checkbox__box">
        <CheckIcon size={12} />
      </span>
      {props.label}
    </AriaCheckbox>
  );
}
