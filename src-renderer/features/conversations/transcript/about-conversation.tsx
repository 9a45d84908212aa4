import type { ConversationDetail } from '#contract/history/past-conversations.ts';
import { useDesk } from '../../../console/hooks.tsx';
import { NO_FILTERS } from '../../../state/conversations-place.ts';
import { Button } from '../../../ui/button.tsx';
import { CloseIcon } from '../../../ui/icons.tsx';
import { Stars } from '../../../ui/stars.tsx';
import { formatDuration, formatFull } from '../../../words/time-words.ts';
import { describeReason } from '../../../words/visitor-words.ts';
import { VisitorClaim, VisitorFacts, VisitorHead } from '../../visitor/visitor.tsx';
import { writeConversationsHash } from '../address.ts';
import { OUTCOME_NAMES, STATUS_NAMES } from '../conversation-words.ts';

/** Who the visitor is, as far as they said, when it was, and what became of each request for a person. */
export function AboutConversation({ detail, onClose }: { detail: ConversationDetail; onClose: () => void }) {
  const desk = useDesk();
  const { visitor, chatbot, startedAt, closedAt, status, agents, messages } = detail.conversation;
  const others = { filters: { ...NO_FILTERS, visitor: visitor.id }, open: null };
  return (
    <aside className="about" aria-label="About this conversation">
      <span className="about__close">
        <Button look="quiet" square icon={<CloseIcon size={16} />} aria-label="Close the details" onPress={onClose} />
      </span>
      <VisitorHead visitor={visitor}>
        <a
          className="about__others"
          href={writeConversationsHash(others)}
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return;
            event.preventDefault();
            desk.showConversations(others);
          }}
        >
          All conversations of this visitor
        </a>
      </VisitorHead>
      <VisitorFacts visitor={visitor}>
        <dt>Chatbot</dt>
        <dd dir="auto">{chatbot.name}</dd>
        <dt>{closedAt === null ? 'Started' : 'From – to'}</dt>
        <dd>
          <time dateTime={startedAt}>{formatFull(startedAt)}</time>
          {closedAt === null ? null : (
            <>
              {' – '}
              <time dateTime={closedAt}>{formatFull(closedAt)}</time>
            </>
          )}
        </dd>
        <dt>Status</dt>
        <dd>
          {STATUS_NAMES[status]}, {messages === 1 ? '1 message' : `${messages.toLocaleString()} messages`}
        </dd>
        {agents.length === 0 ? null : (
          <>
            <dt>{agents.length === 1 ? 'Agent' : 'Agents'}</dt>
            <dd dir="auto">{agents.map(({ name }) => name).join(', ')}</dd>
          </>
        )}
      </VisitorFacts>
      {detail.handoffs.length === 0 ? null : (
        <section aria-label="Requests for a person">
          <h3 className="about__heading">
            {detail.handoffs.length === 1 ? 'Request for a person' : `${detail.handoffs.length} requests for a person`}
          </h3>
          <ol className="about__requests">
            {detail.handoffs.map((handoff) => (
              <Request key={handoff.id} handoff={handoff} />
            ))}
          </ol>
        </section>
      )}
      <VisitorClaim visitor={visitor} />
    </aside>
  );
}

function Request({ handoff }: { handoff: ConversationDetail['handoffs'][number] }) {
  const { state, reason, requestedAt, acceptedBy, waitedMs, firstResponseMs, rating, summary } = handoff;
  return (
    <li className="about__request">
      <p className="about__outcome">
        {OUTCOME_NAMES[state]}
        {acceptedBy ? (
          <>
            {' · '}
            <span dir="auto">{acceptedBy.name}</span>
          </>
        ) : null}
      </p>
      <p className="about__facts">
        {describeReason(reason)}, <time dateTime={requestedAt}>{formatFull(requestedAt)}</time>
      </p>
      <p className="about__facts">
        Waited {formatDuration(waitedMs)}
        {firstResponseMs === null ? null : `, first answer after ${formatDuration(firstResponseMs)}`}
      </p>
      {summary?.lastQuestion ? (
        <p className="about__facts" dir="auto">
          “{summary.lastQuestion}”
        </p>
      ) : null}
      {rating ? <Stars rating={rating} /> : null}
    </li>
  );
}
