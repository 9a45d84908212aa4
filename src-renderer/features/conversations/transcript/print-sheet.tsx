import './print.css';
import type { ConversationDetail, TranscriptMessage } from '#contract/history/past-conversations.ts';
import { describeEvent } from '../../../words/event-words.ts';
import { formatDuration, formatExactTime, formatFull, isSameDay } from '../../../words/time-words.ts';
import { describeReason, nameOfVisitor } from '../../../words/visitor-words.ts';
import { OUTCOME_NAMES } from '../conversation-words.ts';

const dayFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'full' });

/** A conversation on paper: who, when and how it went at the top, then every message with its exact time. */
export function PrintSheet(props: { detail: ConversationDetail; messages: readonly TranscriptMessage[] }) {
  const { detail, messages } = props;
  const { visitor, chatbot, agents, startedAt, closedAt, messages: count } = detail.conversation;
  const visitorName = nameOfVisitor(visitor);
  return (
    <article className="print-sheet">
      <header className="print-sheet__head">
        <h1 dir="auto">Conversation with {visitorName}</h1>
        <dl>
          <dt>Chatbot</dt>
          <dd dir="auto">{chatbot.name}</dd>
          <dt>When</dt>
          <dd>
            {formatFull(startedAt)}
            {closedAt === null ? ', still going on' : ` – ${formatFull(closedAt)}`}
          </dd>
          {visitor.email === null ? null : (
            <>
              <dt>E-mail</dt>
              <dd>
                {visitor.email} ({visitor.verified ? 'verified' : 'not verified'})
              </dd>
            </>
          )}
          {agents.length === 0 ? null : (
            <>
              <dt>Answered by</dt>
              <dd dir="auto">{agents.map(({ name }) => name).join(', ')}</dd>
            </>
          )}
          {detail.handoffs.map((handoff) => (
            <div key={handoff.id} className="print-sheet__request">
              <dt>Request</dt>
              <dd>
                {OUTCOME_NAMES[handoff.state]}, waited {formatDuration(handoff.waitedMs)}.{' '}
                {describeReason(handoff.reason)}.{handoff.rating ? ` Rated ${handoff.rating.stars} of 5.` : ''}
                {handoff.rating?.comment ? <span dir="auto"> “{handoff.rating.comment}”</span> : null}
              </dd>
            </div>
          ))}
        </dl>
      </header>
      {messages.map((message, index) => (
        <Entry key={message.id} message={message} before={messages[index - 1]} visitorName={visitorName} />
      ))}
      <footer className="print-sheet__foot">
        {count === 1 ? '1 message' : `${count.toLocaleString()} messages`} · {detail.conversation.id}
      </footer>
    </article>
  );
}

function Entry(props: { message: TranscriptMessage; before: TranscriptMessage | undefined; visitorName: string }) {
  const { message, before, visitorName } = props;
  const { at, author, content, sources } = message;
  const isNewDay = !before || !isSameDay(before.at, at);
  return (
    <>
      {isNewDay ? <h2 className="print-sheet__day">{dayFormat.format(new Date(at))}</h2> : null}
      {content.kind === 'event' ? (
        <p className="print-sheet__event">
          <time>{formatExactTime(at)}</time> {describeEvent(content.event, visitorName, '')}
        </p>
      ) : (
        <section className="print-sheet__message">
          <p className="print-sheet__author">
            <time>{formatExactTime(at)}</time>{' '}
            <span dir="auto">{author.kind === 'visitor' ? visitorName : author.name}</span>
            {author.kind === 'bot' ? ' (bot)' : ''}
          </p>
          <p className="print-sheet__text" dir="auto">
            {content.text === '' ? 'Removed' : content.text}
          </p>
          {sources.length === 0 ? null : (
            <p className="print-sheet__sources">
              From the knowledge: {sources.map(({ question }) => `“${question}”`).join(', ')}
            </p>
          )}
        </section>
      )}
    </>
  );
}
