import './lists.css';
import type { Report } from '#contract/analytics/report.ts';
import { Stars } from '../../../ui/stars.tsx';
import { Card } from '../charts/report-card.tsx';
import { formatMoment } from '../words/moment-words.ts';

/** What visitors wrote beside their stars; each leads to the conversation it is about. */
export function Comments({ report }: { report: Report }) {
  const { comments, timezone } = report;
  return (
    <Card term="comments" emptyText={comments.length === 0 ? 'Nobody left a comment on these days.' : null}>
      <ul className="comment-list" aria-label="What visitors said">
        {comments.map((rated) => (
          <li key={rated.handoffId}>
            <a className="comment-row" href={`#/conversations/${rated.conversationId}`}>
              <Stars rating={rated} />
              <span className="comment-row__about">
                {formatMoment(rated.at, timezone)}
                {rated.agent ? ` · ${rated.agent.name}` : ''}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}
