import './menu.css';
import './filter-menu.css';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { CheckIcon, ChevronIcon, CloseIcon } from './icons.tsx';

const ANY = 'any value';

/** One thing a list can be narrowed by: a chip that opens its choices, and once set says what it is and can be taken off. */
export function FilterMenu<T extends string>(props: {
  label: string;
  value: T | null;
  /** What a value is called that is not among the options any more. */
  fallback?: string;
  options: readonly { readonly value: T; readonly label: string }[];
  onChange: (value: T | null) => void;
}) {
  const { label, value, options } = props;
  const chosen = options.find((option) => option.value === value)?.label ?? props.fallback ?? '';
  const choose = (key: string): void => props.onChange(options.find((option) => option.value === key)?.value ?? null);
  return (
    <span className="filter" data-set={value !== null}>
      <MenuTrigger>
        <Button className="filter__button">
          <span className="filter__words">
            {label}
            {value === null ? null : (
              <>
                : <strong dir="auto">{chosen}</strong>
              </>
            )}
          </span>
          <ChevronIcon size={14} />
        </Button>
        <Popover className="menu-popover" placement="bottom start">
          <Menu
            className="menu filter__menu"
            aria-label={label}
            selectionMode="single"
            selectedKeys={[value ?? ANY]}
            onAction={(key) => choose(String(key))}
          >
            <MenuItem id={ANY} className="menu__item" textValue="Any">
              <span className="menu__words">Any</span>
              {value === null ? <CheckIcon size={16} /> : null}
            </MenuItem>
            {options.map((option) => (
              <MenuItem key={option.value} id={option.value} className="menu__item" textValue={option.label}>
                <span className="menu__words" dir="auto">
                  {option.label}
                </span>
                {option.value === value ? <CheckIcon size={16} /> : null}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      {value === null ? null : <FilterClear label={label} onPress={() => props.onChange(null)} />}
    </span>
  );
}

/** Takes one filter off. */
export function FilterClear({ label, onPress }: { label: string; onPress: () => void }) {
  return (
    <Button className="filter__clear" aria-label={`Any ${label.toLowerCase()}`} onPress={onPress}>
      <CloseIcon size={12} />
    </Button>
  );
}
