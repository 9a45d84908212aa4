import { useMemo } from 'react';
import { findError } from '../../../state/field-errors.ts';
import { Group } from '../../../ui/group.tsx';
import { SearchList } from '../../../ui/search-list.tsx';
import { Switch } from '../../../ui/switch.tsx';
import { listTimezones, ownTimezone } from '../../schedule/timezones.ts';
import { WeekHours } from '../../schedule/week-hours.tsx';
import { setQuietHours } from './edit-preferences.ts';
import type { PreferencesProps } from './preferences-props.ts';

const PLACE = 'quietHours.schedule';

/** Weekly times in which no mail comes. */
export function QuietHours({ preferences, errors, onChange }: PreferencesProps) {
  const own = ownTimezone();
  const { enabled, schedule } = preferences.quietHours;
  const timezone = schedule?.timezone ?? own;
  const zones = useMemo(() => listTimezones(own, timezone), [own, timezone]);
  const whole = errors[PLACE] ?? findError(errors, `${PLACE}.timezone`);
  const change = (changed: NonNullable<typeof schedule>): void =>
    onChange({ ...preferences, quietHours: { enabled, schedule: changed } });
  return (
    <Group>
      <Switch
        label="Quiet hours"
        hint="No mail in these times. What would have come is not sent later; it waits in the console."
        isOn={enabled}
        onChange={(on) => onChange(setQuietHours(preferences, on, own))}
      />
      {enabled && schedule !== null ? (
        <>
          <SearchList
            label="Timezone"
            value={timezone}
            options={zones}
            onChange={(zone) => change({ ...schedule, timezone: zone })}
          />
          {whole === null ? null : (
            <p className="form-failure" role="alert">
              {whole}
            </p>
          )}
          <WeekHours
            schedule={schedule}
            errors={errors}
            place={PLACE}
            emptyWord="Mail comes all day"
            onChange={change}
          />
        </>
      ) : null}
    </Group>
  );
}
