import type { Wallboard } from '#contract/analytics/wallboard.ts';
import type { Term } from '../words/definitions.ts';
import { countThings, formatCount, formatShare, formatStars, formatTime } from '../words/figure-words.ts';
import { TermName } from '../words/term.tsx';

/** The day so far. */
export function TodayBoard({ today }: { today: Wallboard['today'] }) {
  const { requests, accepted, missed, cancelled, expired, timeToAccept, within30s, satisfaction } = today;
  const figures: readonly (readonly [Term, value: string, aside: string])[] = [
    ['requests', formatCount(requests), 'today'],
    ['acceptedShare', formatCount(accepted), requests === 0 ? 'of none' : formatShare(accepted / requests)],
    ['missed', formatCount(missed), `${formatCount(cancelled)} cancelled, ${formatCount(expired)} expired`],
    ['timeToAccept', formatTime(timeToAccept.medianMs), 'median'],
    ['within30s', formatShare(within30s.share), `${formatCount(within30s.within)} of ${formatCount(within30s.of)}`],
    ['satisfaction', formatStars(satisfaction.average), countThings(satisfaction.ratings, 'rating', 'ratings')],
  ];
  return (
    <section className="wall-today" aria-label="Today so far">
      {figures.map(([term, value, aside]) => (
        <div key={term} className="wall-figure">
          <h2 className="wall-figure__name">
            <TermName term={term} {...(term === 'within30s' ? { short: 'Within 30 s' } : {})} />
          </h2>
          <p className="wall-figure__value">{value}</p>
          <p className="wall-figure__aside">{aside}</p>
        </div>
      ))}
    </section>
  );
}
