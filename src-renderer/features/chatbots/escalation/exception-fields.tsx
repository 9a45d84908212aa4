import { useId } from 'react';
import type { Schedule, ScheduleException } from '#contract/business-hours.ts';
import { type FieldErrors, findError } from '../../../state/field-errors.ts';
import { Button } from '../../../ui/button.tsx';
import { CloseIcon, PlusIcon } from '../../../ui/icons.tsx';
import { MomentField } from '../../../ui/moment-field.tsx';
import { Switch } from '../../../ui/switch.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { addException, addRange, setException } from '../../schedule/edit-hours.ts';
import { RangeFields } from '../../schedule/range-fields.tsx';

/** Single dates that are unlike their weekday. */
export function ExceptionFields(props: {
  schedule: Schedule;
  errors: FieldErrors;
  today: string;
  onChange: (schedule: Schedule) => void;
}) {
  const { schedule, onChange } = props;
  return (
    <fieldset className="exceptions">
      <legend className="text-field__label">Exceptions</legend>
      <p className="group__text">Holidays and other dates with hours of their own.</p>
      {schedule.exceptions.map((exception, index) => (
        <ExceptionRow
          // biome-ignore lint/suspicious/noArrayIndexKey: an exception is known by its place, as in the schedule
          key={index}
          exception={exception}
          error={(field) => findError(props.errors, `escalation.schedule.exceptions.${index}.${field}`)}
          onChange={(changed) => onChange(setException(schedule, index, changed))}
        />
      ))}
      <span>
        <Button size="s" icon={<PlusIcon size={14} />} onPress={() => onChange(addException(schedule, props.today))}>
          Add exception
        </Button>
      </span>
    </fieldset>
  );
}

function ExceptionRow(props: {
  exception: ScheduleException;
  error: (field: 'date' | 'name' | 'ranges') => string | null;
  onChange: (exception: ScheduleException | null) => void;
}) {
  const { exception, onChange } = props;
  const dateErrorId = useId();
  const dateError = props.error('date');
  const { name = '', ...unnamed } = exception;
  const label = exception.date === '' ? 'Exception' : exception.date;
  return (
    <fieldset className="exception" aria-label={label}>
      <div className="exception__top">
        <MomentField
          label="Date"
          kind="date"
          value={exception.date}
          isInvalid={dateError !== null}
          describedBy={dateError === null ? undefined : dateErrorId}
          onChange={(date) => onChange({ ...exception, date })}
        />
        <TextField
          label="Name"
          value={name}
          placeholder="Public holiday"
          maxLength={120}
          error={props.error('name')}
          onChange={(typed) => onChange(typed === '' ? unnamed : { ...exception, name: typed })}
        />
        <Button
          look="quiet"
          size="s"
          square
          icon={<CloseIcon size={14} />}
          aria-label={`Remove the exception of ${label}`}
          onPress={() => onChange(null)}
        />
      </div>
      {dateError === null ? null : (
        <p className="text-field__error" id={dateErrorId} role="alert">
          {dateError}
        </p>
      )}
      <Switch
        label="Closed all day"
        isOn={exception.ranges.length === 0}
        onChange={(closed) => onChange({ ...exception, ranges: closed ? [] : addRange([]) })}
      />
      {exception.ranges.length === 0 ? null : (
        <RangeFields
          day={label}
          ranges={exception.ranges}
          error={props.error('ranges')}
          canEmpty={false}
          onChange={(ranges) => onChange({ ...exception, ranges })}
        />
      )}
    </fieldset>
  );
}
