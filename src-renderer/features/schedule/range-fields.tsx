import './schedule.css';
import { useId } from 'react';
import type { TimeRange } from '#contract/business-hours.ts';
import { Button } from '../../ui/button.tsx';
import { CloseIcon, PlusIcon } from '../../ui/icons.tsx';
import { MomentField } from '../../ui/moment-field.tsx';
import { addRange, describeRange, readClose, showClose } from './edit-hours.ts';

const MOST_RANGES = 12;

/** When it is open on one day: one range or several. */
export function RangeFields(props: {
  /** The day, for those who hear it. */
  day: string;
  ranges: readonly TimeRange[];
  onChange: (ranges: TimeRange[]) => void;
  error: string | null;
  /** A day keeps its last range; it is closed by its own check box. */
  canEmpty: boolean;
}) {
  const errorId = useId();
  // Said in the words of these fields, where midnight is 00:00 at both ends.
  const isWithoutLength = props.ranges.some(({ open, close }) => open !== '' && open === close);
  const error = isWithoutLength ? 'Start and end are the same. For a whole day set both to 00:00.' : props.error;
  const set = (index: number, range: TimeRange): void => props.onChange(props.ranges.with(index, range));
  return (
    <div className="ranges">
      {props.ranges.map((range, index) => {
        const words = describeRange(range);
        return (
          <fieldset
            // biome-ignore lint/suspicious/noArrayIndexKey: a range is known by its place, as in the schedule
            key={index}
            className="range"
            aria-label={props.ranges.length === 1 ? props.day : `${props.day}, range ${index + 1}`}
          >
            <MomentField
              label="Start Time"
              kind="time"
              value={range.open}
              isInvalid={error !== null}
              describedBy={error === null ? undefined : errorId}
              onChange={(open) => set(index, { ...range, open })}
            />
            <MomentField
              label="End Time"
              kind="time"
              value={showClose(range)}
              isInvalid={error !== null}
              describedBy={error === null ? undefined : errorId}
              onChange={(close) => set(index, { ...range, close: readClose(close) })}
            />
            <span className="range__words">{words}</span>
            {props.ranges.length > 1 || props.canEmpty ? (
              <Button
                look="quiet"
                size="s"
                square
                icon={<CloseIcon size={14} />}
                aria-label={`Remove ${range.open} to ${showClose(range)} on ${props.day}`}
                onPress={() => props.onChange(props.ranges.filter((_other, place) => place !== index))}
              />
            ) : null}
          </fieldset>
        );
      })}
      {error === null ? null : (
        <p className="text-field__error" id={errorId} role="alert">
          {error}
        </p>
      )}
      {props.ranges.length < MOST_RANGES ? (
        <span>
          <Button
            look="quiet"
            size="s"
            icon={<PlusIcon size={14} />}
            aria-label={`Add hours on ${props.day}`}
            onPress={() => props.onChange(addRange(props.ranges))}
          >
            Add hours
          </Button>
        </span>
      ) : null}
    </div>
  );
}
