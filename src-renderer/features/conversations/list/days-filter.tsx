import '../../../ui/filter-menu.css';
import { useState } from 'react';
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { useDesk } from '../../../console/hooks.tsx';
import { ownZone, zoneOf } from '../../../desk/workspace-zone.ts';
import type { Days, DaysPreset } from '../../../state/conversations-place.ts';
import { Button } from '../../../ui/button.tsx';
import { FilterClear } from '../../../ui/filter-menu.tsx';
import { CheckIcon, ChevronIcon } from '../../../ui/icons.tsx';
import { MomentField } from '../../../ui/moment-field.tsx';
import { DAYS_NAMES, describeDays } from '../days.ts';

const PRESETS: readonly DaysPreset[] = ['today', 'yesterday', '7', '30', '90', 'month'];
const ALL: Days = { kind: 'all' };

/** The days on which a conversation began: ready-made, or two dates. */
export function DaysFilter({ days, onChange }: { days: Days; onChange: (days: Days) => void }) {
  const isSet = days.kind !== 'all';
  return (
    <span className="filter" data-set={isSet}>
      <DialogTrigger>
        <AriaButton className="filter__button">
          <span className="filter__words">
            Began
            {isSet ? (
              <>
                : <strong>{describeDays(days)}</strong>
              </>
            ) : null}
          </span>
          <ChevronIcon size={14} />
        </AriaButton>
        <Popover className="menu-popover" placement="bottom start">
          <Dialog className="days" aria-label="Began">
            {({ close }) => (
              <Choices
                days={days}
                onChoose={(chosen) => {
                  onChange(chosen);
                  close();
                }}
              />
            )}
          </Dialog>
        </Popover>
      </DialogTrigger>
      {isSet ? <FilterClear label="day" onPress={() => onChange(ALL)} /> : null}
    </span>
  );
}

function Choices({ days, onChoose }: { days: Days; onChoose: (days: Days) => void }) {
  const [from, setFrom] = useState(days.kind === 'custom' ? (days.from ?? '') : '');
  const [to, setTo] = useState(days.kind === 'custom' ? (days.to ?? '') : '');
  const zone = zoneOf(useDesk());
  const isWrong = from !== '' && to !== '' && to < from;
  return (
    <>
      <div className="days__presets">
        {PRESETS.map((preset) => {
          const isChosen = days.kind === 'preset' && days.preset === preset;
          return (
            <button
              key={preset}
              type="button"
              className="days__preset"
              aria-pressed={isChosen}
              onClick={() => onChoose({ kind: 'preset', preset })}
            >
              {DAYS_NAMES[preset]}
              {isChosen ? <CheckIcon size={14} /> : null}
            </button>
          );
        })}
      </div>
      <form
        className="days__custom"
        onSubmit={(event) => {
          event.preventDefault();
          if (isWrong) return;
          onChoose(from === '' && to === '' ? ALL : { kind: 'custom', from: from || null, to: to || null });
        }}
      >
        <MomentField label="From" kind="date" value={from} onChange={setFrom} />
        <MomentField label="To" kind="date" value={to} onChange={setTo} isInvalid={isWrong} describedBy="days-wrong" />
        {zone === ownZone() ? null : <p className="days__zone">Days in {zone}, your workspace’s time zone.</p>}
        <p id="days-wrong" className="days__wrong" role="alert">
          {isWrong ? 'The first day comes after the last.' : ''}
        </p>
        <Button type="submit" look="primary" size="s">
          Show these days
        </Button>
      </form>
    </>
  );
}
