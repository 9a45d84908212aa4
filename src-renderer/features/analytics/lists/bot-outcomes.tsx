import type { Report } from '#contract/analytics/report.ts';
import { describeReason } from '../../../words/visitor-words.ts';
import { Card } from '../charts/report-card.tsx';
import { countThings, formatCount } from '../words/figure-words.ts';
import { ShareTable } from './share-table.tsx';

/** How far the bot came by itself. */
export function BotOutcomes({ report }: { report: Report }) {
  const { bot } = report.totals;
  return (
    <Card
      term="bot"
      note={countThings(bot.conversations, 'conversation', 'conversations')}
      emptyText={bot.conversations === 0 ? 'No conversations on these days.' : null}
    >
      <ShareTable
        caption="What became of conversations"
        nameOf="Outcome"
        countOf="Conversations"
        shares={[
          { key: 'resolved', name: 'Resolved by the bot', count: bot.resolved },
          { key: 'handedOff', name: 'Handed over to the team', count: bot.handedOff },
          { key: 'leftMessage', name: 'Left a message', count: bot.leftMessage },
          { key: 'unanswered', name: 'Unanswered', count: bot.unanswered },
        ]}
      />
    </Card>
  );
}

export function Reasons({ report }: { report: Report }) {
  const reasons = report.reasons.filter(({ requests }) => requests > 0).toSorted((a, b) => b.requests - a.requests);
  return (
    <Card term="reasons" emptyText={reasons.length === 0 ? 'No requests on these days.' : null}>
      <ShareTable
        caption="Why a person was needed"
        nameOf="Reason"
        countOf="Requests"
        shares={reasons.map(({ reason, requests, cancelled, expired }) => ({
          key: reason,
          name: describeReason(reason),
          count: requests,
          hint: cancelled + expired === 0 ? 'none missed' : `${formatCount(cancelled + expired)} missed`,
        }))}
      />
    </Card>
  );
}

export function Ratings({ report }: { report: Report }) {
  const { satisfaction } = report.totals;
  return (
    <Card
      term="ratings"
      note={countThings(satisfaction.ratings, 'rating', 'ratings')}
      emptyText={satisfaction.ratings === 0 ? 'No ratings on these days.' : null}
    >
      <ShareTable
        caption="Ratings"
        nameOf="Stars"
        countOf="Ratings"
        shares={satisfaction.stars
          .map((count, index) => ({
            key: String(index + 1),
            name: (
              <span className="share-table__stars" role="img" aria-label={`${index + 1} of 5 stars`}>
                {'★'.repeat(index + 1)}
                {'☆'.repeat(4 - index)}
              </span>
            ),
            count,
          }))
          .toReversed()}
      />
    </Card>
  );
}
