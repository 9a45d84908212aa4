import type { HandoffReason } from '#contract/messages.ts';
import { useDesk, useDeskState } from '../../../console/hooks.tsx';
import { useAnswer } from '../../../state/use-answer.ts';
import { Stars } from '../../../ui/stars.tsx';

const REASONS: Record<HandoffReason, string> = {
  visitor_asked: 'Asked for a person',
  low_confidence: 'The bot was not sure of its answer',
  repeated_fallback: 'The bot found no answer several times',
  keyword: 'Wrote one of your keywords',
  rule: 'Wrote one of your phrases',
  bot_error: 'The bot could not answer',
  api: 'Requested by your site',
};

/** How the visitor came to a person: at a glance what would otherwise have to be read. Nothing until it is known. */
export function Background({ conversationId }: { conversationId: string }) {
  const desk = useDesk();
  // Nothing is pushed about this: it is asked for when the chat is looked at, and again when it changes hands or ends.
  const status = useDeskState((state) => state.mirror.conversations[conversationId]?.status);
  const [answer] = useAnswer(() => desk.tellBackground(conversationId), `${conversationId} ${status}`);
  if (answer.status !== 'ready') return null;
  const { reason, summary, rating } = answer.value;
  return (
    <section className="background" aria-label="How it came about">
      <h3 className="background__heading">Why a person</h3>
      <p className="background__text">{REASONS[reason]}</p>
      {summary === null || summary.lastQuestion === null ? null : (
        <>
          <h3 className="background__heading">Last question</h3>
          <p className="background__text" dir="auto">
            {summary.lastQuestion}
          </p>
        </>
      )}
      {summary === null || summary.tried.length === 0 ? null : (
        <>
          <h3 className="background__heading">What the bot tried</h3>
          <ol className="background__tried">
            {summary.tried.map(({ question, answerTitle }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: they do not move, and the same may be asked twice
              <li key={index}>
                <span dir="auto">{question}</span>
                <span className="background__answer" dir="auto">
                  {answerTitle === null ? 'Found no answer' : `Answered with “${answerTitle}”`}
                </span>
              </li>
            ))}
          </ol>
        </>
      )}
      {rating === null ? null : (
        <>
          <h3 className="background__heading">Rating</h3>
          <Stars rating={rating} />
        </>
      )}
    </section>
  );
}
