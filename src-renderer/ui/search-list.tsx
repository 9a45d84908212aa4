import './text-field.css';
import './search-list.css';
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';
import { ChevronIcon } from './icons.tsx';

export interface SearchOption {
  readonly id: string;
  readonly label: string;
  /** Shown behind the label, such as the time in a time zone. */
  readonly note?: string;
}

/** One of many, found by typing. */
export function SearchList(props: {
  label: string;
  value: string;
  options: readonly SearchOption[];
  onChange: (id: string) => void;
  hint?: string;
}) {
  return (
    <ComboBox
      className="text-field"
      selectedKey={props.value}
      defaultItems={props.options}
      menuTrigger="focus"
      onSelectionChange={(key) => {
        if (key !== null) props.onChange(String(key));
      }}
    >
      <Label className="text-field__label">{props.label}</Label>
      <div className="search-list__box">
        <Input className="text-field__input search-list__input" />
        <Button className="search-list__open">
          <ChevronIcon size={16} />
        </Button>
      </div>
      {props.hint === undefined ? null : (
        <Text slot="description" className="text-field__hint">
          {props.hint}
        </Text>
      )}
      <Popover className="search-list__popover">
        <ListBox
          className="search-list__options"
          renderEmptyState={() => <span className="search-list__none">Nothing like that</span>}
        >
          {(option: SearchOption) => (
            <ListBoxItem id={option.id} textValue={option.label} className="search-list__option">
              <span>{option.label}</span>
              {option.note === undefined ? null : <span className="search-list__note">{option.note}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
