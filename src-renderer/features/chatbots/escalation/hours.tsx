import { useMemo } from 'react';
import type { Schedule } from '#contract/business-hours.ts';
import { findError } from '../../../state/field-errors.ts';
import { SearchList } from '../../../ui/search-list.tsx';
import { Switch } from '../../../ui/switch.tsx';
import { createSchedule } from '../../schedule/edit-hours.ts';
import { listTimezones, ownTimezone } from '../../schedule/timezones.ts';
import { WeekHours } from '../../schedule/week-hours.tsx';
import type { StepProps } from '../editor/use-editor.ts';
import { ExceptionFields } from './exception-fields.tsx';
import { todayIn } from './lay-out-days.ts';
import { Simulator } from './simulator.tsx';

/** When people are there. Switched off, the schedule is kept, and a person can be asked for at any time. */
export function Hours({ state, change }: Pick<StepProps, 'state' | 'change'>) {
  const { hoursEnabled, schedule } = state.settings.escalation;
  const own = ownTimezone();
  return (
    <>
      <div className="group">
        <Switch
          label="Configure Business Hours"
          hint="Outside these hours visitors are told when your team is back. Off: a person can be asked for at any time."
          isOn={hoursEnabled}
          onChange={(on) =>
            change('escalation', {
              hoursEnabled: on,
              ...(on && schedule === null ? { schedule: createSchedule(own) } : {}),
            })
          }
        />
        {hoursEnabled && schedule !== null ? (
          <ScheduleFields
            schedule={schedule}
            errors={state.errors}
            own={own}
            onChange={(changed) => change('escalation', { schedule: changed })}
          />
        ) : null}
      </div>
      {hoursEnabled && schedule !== null ? (
        <Simulator schedule={schedule} today={todayIn(schedule.timezone, Date.now())} />
      ) : null}
    </>
  );
}

function ScheduleFields(props: {
  schedule: Schedule;
  errors: StepProps['state']['errors'];
  own: string;
  onChange: (schedule: Schedule) => void;
}) {
  const { schedule, errors, own, onChange } = props;
  const { timezone } = schedule;
  const zones = useMemo(() => listTimezones(own, timezone), [own, timezone]);
  const whole = errors['escalation.schedule'] ?? findError(errors, 'escalation.schedule.timezone');
  return (
    <>
      <SearchList
        label="Timezone"
        value={timezone}
        options={zones}
        onChange={(zone) => onChange({ ...schedule, timezone: zone })}
        hint="The clock the times below are read on, daylight saving included."
      />
      {whole === null || whole === undefined ? null : (
        <p className="form-failure" role="alert">
          {whole}
        </p>
      )}
      <WeekHours
        schedule={schedule}
        errors={errors}
        place="escalation.schedule"
        emptyWord="Closed"
        onChange={onChange}
      />
      <ExceptionFields schedule={schedule} errors={errors} today={todayIn(timezone, Date.now())} onChange={onChange} />
    </>
  );
}
