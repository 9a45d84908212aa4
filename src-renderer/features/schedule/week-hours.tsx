import './schedule.css';
import type { Schedule } from '#contract/business-hours.ts';
import { type FieldErrors, findError } from '../../state/field-errors.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { copyMondayToWeekdays, openDay, setDay, WEEKDAYS } from './edit-hours.ts';
import { RangeFields } from './range-fields.tsx';

/** The ranges of each weekday. Dates that differ are not its matter. */
export function WeekHours(props: {
  schedule: Schedule;
  errors: FieldErrors;
  /** Where the schedule stands among the errors, such as `escalation.schedule`. */
  place: string;
  /** What a day without ranges is. */
  emptyWord: string;
  onChange: (schedule: Schedule) => void;
}) {
  const { schedule, onChange } = props;
  return (
    <fieldset className="week">
      <legend className="text-field__label">Days and times</legend>
      {WEEKDAYS.map(({ day, name }) => {
        const ranges = schedule.week[day];
        const isOpen = ranges.length > 0;
        return (
          <div key={day} className="day" data-open={isOpen}>
            <div className="day__name">
              <Checkbox
                label={name}
                isSelected={isOpen}
                onChange={(open) => onChange(open ? openDay(schedule, day) : setDay(schedule, day, []))}
              />
            </div>
            {isOpen ? (
              <RangeFields
                day={name}
                ranges={ranges}
                error={findError(props.errors, `${props.place}.week.${day}`)}
                canEmpty={false}
                onChange={(changed) => onChange(setDay(schedule, day, changed))}
              />
            ) : (
              <span className="day__closed">{props.emptyWord}</span>
            )}
          </div>
        );
      })}
      <span>
        <Button
          size="s"
          isDisabled={schedule.week[1].length === 0}
          onPress={() => onChange(copyMondayToWeekdays(schedule))}
        >
          Copy Monday to weekdays
        </Button>
      </span>
    </fieldset>
  );
}
