import './lists.css';
import type { LongWait, Report } from '#contract/analytics/report.ts';
import { nameOfVisitor } from '../../../words/visitor-words.ts';
import { Card } from '../charts/report-card.tsx';
import { formatTime } from '../words/figure-words.ts';
import { formatMoment } from '../words/moment-words.ts';

/** Who waited too long, and the way to what was said. */
export function LongestWaits({ report }: { report: Report }) {
  const { longestWaits, timezone } = report;
  return (
    <Card
      term="longestWaits"
      wide
      emptyText={longestWaits.length === 0 ? 'Nobody had to wait on these days.' : null}
      {...(longestWaits.length === 0 ? {} : { note: 'Open one to read what was said' })}
    >
      <ol className="wait-list" aria-label="Waited longest">
        {longestWaits.map((wait) => (
          <li key={wait.handoffId}>
            <a className="wait-row" href={`#/conversations/${wait.conversationId}`}>
              <span className="wait-row__time">{formatTime(wait.waitedMs)}</span>
              <span className="wait-row__who" dir="auto">
                {nameOfVisitor({ name: wait.visitorName })}
              </span>
              <span className="wait-row__outcome" data-outcome={wait.outcome}>
                {describeOutcome(wait)}
              </span>
              <span className="wait-row__when">{formatMoment(wait.requestedAt, timezone)}</span>
            </a>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function describeOutcome({ outcome, agent }: LongWait): string {
  switch (outcome) {
    case 'accepted':
      return agent ? `then ${agent.name} took it` : 'then accepted';
    case 'cancelled':
      return 'gave up waiting';
    case 'expired':
      return 'nobody came';
    case 'waiting':
      return 'still waiting';
  }
}
