import type { Report } from '#contract/analytics/report.ts';
import type { AnalyticsChoice } from '../../../state/analytics-choice.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { AnalyticsIcon } from '../../../ui/icons.tsx';
import { OutcomeChart } from '../charts/outcome-chart.tsx';
import { AcceptTrend, RatingTrend } from '../charts/trends.tsx';
import { AgentTable } from '../lists/agent-table.tsx';
import { BotOutcomes, Ratings, Reasons } from '../lists/bot-outcomes.tsx';
import { BusiestHours } from '../lists/busiest-hours.tsx';
import { Comments } from '../lists/comments.tsx';
import { LongestWaits } from '../lists/longest-waits.tsx';
import { KeyFigures } from './key-figures.tsx';

/** Every part of a report, the most asked for first. */
export function Dashboard(props: {
  report: Report;
  choice: AnalyticsChoice;
  onChoose: (patch: Partial<AnalyticsChoice>) => void;
  /** Another report is on its way: these numbers stay where they are, dimmed. */
  isOutdated: boolean;
}) {
  const { report, choice, onChoose, isOutdated } = props;
  return (
    <div className="analytics__grid" aria-busy={isOutdated} data-outdated={isOutdated || undefined}>
      <span className="visually-hidden" role="status">
        {isOutdated ? 'Loading' : ''}
      </span>
      <KeyFigures report={report} choice={choice} onChoose={onChoose} />
      {hasNothing(report) ? <NothingYet /> : <Parts report={report} />}
    </div>
  );
}

function Parts({ report }: { report: Report }) {
  return (
    <>
      <LongestWaits report={report} />
      <OutcomeChart report={report} />
      <AcceptTrend report={report} />
      <RatingTrend report={report} />
      <Ratings report={report} />
      <Comments report={report} />
      <BotOutcomes report={report} />
      <Reasons report={report} />
      <AgentTable report={report} />
      <BusiestHours report={report} />
    </>
  );
}

/** Ten times "nothing" tell no more than once. */
function NothingYet() {
  return (
    <div className="analytics__nothing">
      <EmptyState icon={<AnalyticsIcon size={22} />} title="No conversations on these days">
        <p>As soon as a visitor writes to a chatbot or asks for a person, it is counted here. Try a longer period.</p>
      </EmptyState>
    </div>
  );
}

function hasNothing({ totals, previous }: Report): boolean {
  return [totals, previous].every((all) => !all || (all.requests === 0 && all.bot.conversations === 0));
}
