import { useState } from 'react';
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { ChevronIcon } from '../../../ui/icons.tsx';
import { TextField } from '../../../ui/text-field.tsx';

interface Option {
  readonly id: string;
  readonly name: string;
}

/** As many as one sees at a glance need no search. */
const FEW = 8;

/** Several of a list, all of them while none is chosen. */
export function PickSeveral(props: {
  label: string;
  /** What "all of them" is called. */
  all: string;
  options: readonly Option[];
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
}) {
  const { label, all, options, chosen, onChange } = props;
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLocaleLowerCase();
  const found = options.filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
  const summary = summarise(chosen, options, all);
  return (
    <DialogTrigger onOpenChange={() => setSearch('')}>
      <AriaButton className="pick" data-active={chosen.length > 0 || undefined} aria-label={`${label}: ${summary}`}>
        <span className="pick__text">{summary}</span>
        <ChevronIcon size={14} />
      </AriaButton>
      <Popover className="pick-popover" placement="bottom start">
        <Dialog className="pick-dialog" aria-label={label}>
          {options.length <= FEW ? null : <TextField label="Find" type="search" value={search} onChange={setSearch} />}
          <ul className="pick-dialog__list">
            {found.map(({ id, name }) => (
              <li key={id}>
                <Checkbox
                  label={name}
                  isSelected={chosen.includes(id)}
                  onChange={(on) => onChange(on ? [...chosen, id] : chosen.filter((other) => other !== id))}
                />
              </li>
            ))}
          </ul>
          {options.length === 0 ? <p className="pick-dialog__none">None yet.</p> : null}
          {options.length > 0 && found.length === 0 ? <p className="pick-dialog__none">None by that name.</p> : null}
          <Button size="s" look="quiet" isDisabled={chosen.length === 0} onPress={() => onChange([])}>
            {all}
          </Button>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function summarise(chosen: readonly string[], options: readonly Option[], all: string): string {
  if (chosen.length === 0) return all;
  const [first] = chosen;
  // Somebody a shared address names, and who is not in the list here.
  const name = options.find(({ id }) => id === first)?.name ?? '1 chosen';
  return chosen.length === 1 ? name : `${name} + ${chosen.length - 1}`;
}
