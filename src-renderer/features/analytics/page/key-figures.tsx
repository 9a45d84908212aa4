import './key-figures.css';
import type { Durations, Report, Totals } from '#contract/analytics/report.ts';
import type { AnalyticsChoice } from '../../../state/analytics-choice.ts';
import { Definition } from '../../../ui/definition.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { type Change, decideChange, type Kind } from '../words/compare.ts';
import { DEFINITIONS, type Term } from '../words/definitions.ts';
import { countThings, formatCount, formatShare, formatStars, formatTime, NOTHING } from '../words/figure-words.ts';
import { describeBefore } from '../words/moment-words.ts';
import { TermName } from '../words/term.tsx';

interface Figure {
  readonly term: Term;
  readonly kind: Kind;
  /** What is compared with the days before. */
  readonly read: (totals: Totals) => number | null;
  readonly format: (value: number | null) => string;
  /** A second line: where the number comes from, or what else is known of it. */
  readonly aside: (totals: Totals) => string;
}

const tellCount = (value: number | null): string => (value === null ? NOTHING : formatCount(value));

const COUNTS: readonly Figure[] = [
  {
    term: 'requests',
    kind: 'count',
    read: ({ requests }) => requests,
    format: tellCount,
    aside: ({ waiting }) => (waiting === 0 ? 'nobody is still waiting' : `${formatCount(waiting)} still waiting`),
  },
  {
    term: 'acceptedShare',
    kind: 'share',
    read: ({ accepted, requests }) => (requests === 0 ? null : accepted / requests),
    format: formatShare,
    aside: ({ accepted, requests }) => `${formatCount(accepted)} of ${formatCount(requests)}`,
  },
  {
    term: 'missed',
    kind: 'missed',
    read: ({ missed }) => missed,
    format: tellCount,
    aside: ({ cancelled, expired }) => `${formatCount(cancelled)} cancelled, ${formatCount(expired)} expired`,
  },
  {
    term: 'within30s',
    kind: 'share',
    read: ({ within30s }) => within30s.share,
    format: formatShare,
    aside: ({ within30s }) => `${formatCount(within30s.within)} of ${formatCount(within30s.of)}`,
  },
];

const SATISFACTION: Figure = {
  term: 'satisfaction',
  kind: 'stars',
  read: ({ satisfaction }) => satisfaction.average,
  format: formatStars,
  aside: ({ satisfaction }) => countThings(satisfaction.ratings, 'rating', 'ratings'),
};

/** The numbers an owner asks for first, each beside the days before. */
export function KeyFigures(props: {
  report: Report;
  choice: AnalyticsChoice;
  onChoose: (patch: Partial<AnalyticsChoice>) => void;
}) {
  const { report, choice, onChoose } = props;
  const field = choice.openHours ? 'openTimes' : 'times';
  const figures: readonly Figure[] = [
    ...COUNTS,
    timeFigure('timeToAccept', (totals) => totals[field].timeToAccept),
    timeFigure('firstResponse', (totals) => totals[field].firstResponse),
    timeFigure('response', (totals) => totals[field].response),
    SATISFACTION,
  ];
  const than = describeBefore(report);
  return (
    <section className="key-figures" aria-label="Key figures">
      <ul className="key-figures__list">
        {figures.map((figure) => (
          <KeyFigure key={figure.term} figure={figure} totals={report.totals} previous={report.previous} than={than} />
        ))}
      </ul>
      <div className="key-figures__foot">
        <Segmented
          label="Times count"
          value={choice.openHours ? 'open' : 'all'}
          options={[
            { value: 'all', label: 'All the time' },
            { value: 'open', label: 'Business hours only' },
          ]}
          onChange={(value) => onChoose({ openHours: value === 'open' })}
        />
        <Definition name="What does that mean?" text={DEFINITIONS.openHours.text} />
      </div>
    </section>
  );
}

function timeFigure(term: Term, durations: (totals: Totals) => Durations): Figure {
  return {
    term,
    kind: 'time',
    read: (totals) => durations(totals).medianMs,
    format: formatTime,
    aside: (totals) => describeSpread(durations(totals)),
  };
}

function describeSpread({ averageMs, p90Ms, count }: Durations): string {
  if (count === 0) return 'nothing measured';
  return `average ${formatTime(averageMs)}, 9 of 10 within ${formatTime(p90Ms)}`;
}

function KeyFigure(props: { figure: Figure; totals: Totals; previous: Totals | null; than: string }) {
  const { term, kind, read, format, aside } = props.figure;
  const now = read(props.totals);
  const change = props.previous && hasHappened(props.previous) ? decideChange(kind, now, read(props.previous)) : null;
  return (
    <li className="key-figure">
      <span className="key-figure__name">
        <TermName term={term} />
      </span>
      <span className="key-figure__value">{format(now)}</span>
      <span className="key-figure__aside">{aside(props.totals)}</span>
      {props.previous ? <ChangeLine change={change} than={props.than} /> : null}
    </li>
  );
}

/** Before there was anything to count, everything would be "more". */
function hasHappened({ requests, bot }: Totals): boolean {
  return requests > 0 || bot.conversations > 0;
}

const ARROWS = { up: '↑', down: '↓', same: '=' } as const;

function ChangeLine({ change, than }: { change: Change | null; than: string }) {
  if (change === null) return <span className="key-figure__change">nothing to compare with</span>;
  return (
    <span className="key-figure__change" data-meaning={change.meaning} title={`Compared with ${than}`}>
      <span aria-hidden="true">{ARROWS[change.direction]} </span>
      {change.words}
      <span className="visually-hidden">, compared with {than}</span>
    </span>
  );
}
