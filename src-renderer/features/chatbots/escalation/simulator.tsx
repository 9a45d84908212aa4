import { useId, useState } from 'react';
import type { Schedule } from '#contract/business-hours.ts';
import { scheduleSchema } from '#contract/business-hours.ts';
import { useDesk } from '../../../console/hooks.tsx';
import { useAnswer } from '../../../state/use-answer.ts';
import { Button } from '../../../ui/button.tsx';
import { WarningIcon } from '../../../ui/icons.tsx';
import { MomentField } from '../../../ui/moment-field.tsx';
import { NoticeBar } from '../../../ui/notice-bar.tsx';
import { dayAfter } from '../../schedule/edit-hours.ts';
import { nameOfZone } from '../../schedule/timezones.ts';
import { boundsOf, layOutDays, type SimulatedDay } from './lay-out-days.ts';

const SHOWN_DAYS = 14;
const MOST_DAYS = 62;

/** When the schedule would be open, day by day, as the server decides it. Nothing is stored. */
export function Simulator({ schedule, today }: { schedule: Schedule; today: string }) {
  const titleId = useId();
  const [from, setFrom] = useState(today);
  const [to, setTo] = useState(() => dayAfter(today, SHOWN_DAYS - 1));
  const isRange = from !== '' && to !== '' && from <= to;
  const shownTo = isRange && to > dayAfter(from, MOST_DAYS - 1) ? dayAfter(from, MOST_DAYS - 1) : to;
  const isValid = scheduleSchema.safeParse(schedule).success;
  return (
    <section className="group" aria-labelledby={titleId}>
      <h3 className="group__title" id={titleId}>
        Schedule simulator
      </h3>
      <div className="simulator__range">
        <MomentField label="From" kind="date" value={from} onChange={setFrom} />
        <MomentField label="To" kind="date" value={to} min={from} onChange={setTo} isInvalid={from > to} />
        <Button
          size="s"
          onPress={() => {
            setFrom(dayAfter(from || today, -SHOWN_DAYS));
            setTo(dayAfter(to || today, -SHOWN_DAYS));
          }}
        >
          Earlier
        </Button>
        <Button
          size="s"
          onPress={() => {
            setFrom(dayAfter(from || today, SHOWN_DAYS));
            setTo(dayAfter(to || today, SHOWN_DAYS));
          }}
        >
          Later
        </Button>
      </div>
      {!isValid ? <p className="group__text">It shows the days as soon as the hours above are complete.</p> : null}
      {isValid && !isRange ? <p className="group__text">Choose a first and a last day.</p> : null}
      {isValid && isRange ? <Days schedule={schedule} from={from} to={shownTo} /> : null}
      {shownTo === to ? null : <p className="group__text">The first {MOST_DAYS} days are shown.</p>}
    </section>
  );
}

function Days({ schedule, from, to }: { schedule: Schedule; from: string; to: string }) {
  const desk = useDesk();
  const bounds = boundsOf(schedule.timezone, from, to);
  const [answer, retry] = useAnswer(
    () => desk.ask('simulateSchedule', { body: { schedule, ...bounds } }),
    `${JSON.stringify(schedule)} ${from} ${to}`,
  );
  if (answer.status === 'loading') return <p className="group__text">Looking…</p>;
  if (answer.status === 'failed') {
    return (
      <p className="form-failure" role="alert">
        {answer.message}{' '}
        <Button size="s" onPress={retry}>
          Try again
        </Button>
      </p>
    );
  }
  const days = layOutDays(answer.value, schedule.timezone, from, to);
  const isEverOpen = days.some(({ open }) => open.length > 0);
  return (
    <>
      {answer.value.hasPermittedAgent || !isEverOpen ? null : (
        <NoticeBar tone="warning" icon={<WarningIcon size={16} />}>
          Nobody in your team may respond to live chats, so nobody would be there in any of these hours.
        </NoticeBar>
      )}
      {isEverOpen ? null : (
        <NoticeBar tone="warning" icon={<WarningIcon size={16} />}>
          It is closed on all of these days.
        </NoticeBar>
      )}
      <div className="simulator__scale" aria-hidden="true">
        {['0', '6', '12', '18', '24'].map((hour) => (
          <span key={hour}>{hour}</span>
        ))}
      </div>
      <ul className="simulator__days" aria-label={`Open hours in ${nameOfZone(schedule.timezone)}`}>
        {days.map((day) => (
          <Day key={day.date} day={day} />
        ))}
      </ul>
    </>
  );
}

const dayFormat = new Intl.DateTimeFormat(undefined, {
  timeZone: 'UTC',
  weekday: 'short',
  day: 'numeric',
  month: 'short',
});

function Day({ day }: { day: SimulatedDay }) {
  return (
    <li className="simulator__day">
      <span className="simulator__date">{dayFormat.format(new Date(`${day.date}T00:00:00Z`))}</span>
      <span className="simulator__bar" aria-hidden="true">
        {day.open.map(({ start, end, words }) => (
          <span
            key={words}
            className="simulator__open"
            style={{ left: `${start * 100}%`, width: `${(end - start) * 100}%` }}
          />
        ))}
        {day.clockChanges.map(({ at }) => (
          <span key={at} className="simulator__change" style={{ left: `${at * 100}%` }} />
        ))}
      </span>
      <span className="simulator__words">
        {day.open.length === 0 ? 'Closed' : day.open.map(({ words }) => words).join(', ')}
        {day.clockChanges.map(({ at, shiftMinutes }) => (
          <span key={at} className="simulator__clock">
            {describeShift(shiftMinutes)}
          </span>
        ))}
      </span>
    </li>
  );
}

function describeShift(minutes: number): string {
  const amount = Math.abs(minutes) % 60 === 0 ? `${Math.abs(minutes) / 60} h` : `${Math.abs(minutes)} min`;
  return `clocks go ${minutes > 0 ? 'forward' : 'back'} ${amount}`;
}
