import './filters.css';
import type { Report } from '#contract/analytics/report.ts';
import type { AnalyticsChoice } from '../../../state/analytics-choice.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import type { Days } from '../address/periods.ts';
import { PeriodPicker } from './period-picker.tsx';
import { PickSeveral } from './pick-several.tsx';

const NONE: Report['choices'] = { chatbots: [], agents: [] };

/** What is looked at. All of it stands in the address. */
export function Filters(props: {
  choice: AnalyticsChoice;
  days: Days;
  choices: Report['choices'] | null;
  onChoose: (patch: Partial<AnalyticsChoice>) => void;
}) {
  const { choice, days, onChoose } = props;
  const { chatbots, agents } = props.choices ?? NONE;
  return (
    <section className="filters" aria-label="Filters">
      <PeriodPicker period={choice.period} days={days} onChoose={onChoose} />
      <div className="filters__rest">
        <PickSeveral
          label="Chatbots"
          all="All chatbots"
          options={chatbots}
          chosen={choice.chatbots}
          onChange={(chosen) => onChoose({ chatbots: chosen })}
        />
        <PickSeveral
          label="Agents"
          all="All agents"
          options={agents}
          chosen={choice.agents}
          onChange={(chosen) => onChoose({ agents: chosen })}
        />
        <Checkbox
          label="Compare with the days before"
          isSelected={choice.compare}
          onChange={(compare) => onChoose({ compare })}
        />
      </div>
    </section>
  );
}
