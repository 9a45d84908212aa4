import { Label, Radio, RadioGroup } from 'react-aria-components';
import { type AnalyticsChoice, type PeriodChoice, PRESETS, type Preset } from '../../../state/analytics-choice.ts';
import { MomentField } from '../../../ui/moment-field.tsx';
import { type Days, isDay } from '../address/periods.ts';

const NAMES: Record<Preset, string> = {
  today: 'Today',
  yesterday: 'Yesterday',
  'last-7-days': 'Last 7 days',
  'last-30-days': 'Last 30 days',
  'last-90-days': 'Last 90 days',
  'this-month': 'This month',
};

/** Which days: one click for the usual ones, two dates for any others. */
export function PeriodPicker(props: {
  period: PeriodChoice;
  /** The days that are shown, which two dates of one's own start from. */
  days: Days;
  onChoose: (patch: Partial<AnalyticsChoice>) => void;
}) {
  const { period, days, onChoose } = props;
  function changeDay(patch: Partial<Days>): void {
    const { from, to } = { ...days, ...patch };
    // Half a date, or none, is not a choice yet.
    if (!isDay(from) || !isDay(to)) return;
    const later = patch.from === undefined ? { from: from > to ? to : from, to } : { from, to: to < from ? from : to };
    onChoose({ period: { kind: 'custom', ...later } });
  }
  return (
    <div className="period">
      <RadioGroup
        className="chips"
        orientation="horizontal"
        value={period.kind === 'preset' ? period.preset : 'custom'}
        onChange={(value) => {
          const preset = PRESETS.find((known) => known === value);
          onChoose({ period: preset ? { kind: 'preset', preset } : { kind: 'custom', ...days } });
        }}
      >
        <Label className="visually-hidden">Days</Label>
        {PRESETS.map((preset) => (
          <Radio key={preset} value={preset} className="chip">
            {NAMES[preset]}
          </Radio>
        ))}
        <Radio value="custom" className="chip">
          Custom
        </Radio>
      </RadioGroup>
      {period.kind === 'custom' ? (
        <div className="period__dates">
          <MomentField label="From" kind="date" value={days.from} onChange={(from) => changeDay({ from })} />
          <MomentField label="To" kind="date" value={days.to} onChange={(to) => changeDay({ to })} />
        </div>
      ) : null}
    </div>
  );
}
