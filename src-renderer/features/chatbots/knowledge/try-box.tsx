import { type FormEvent, useState } from 'react';
import type { z } from 'zod';
import type { tryChatbotResponseSchema } from '#contract/chatbots.ts';
import { useDesk } from '../../../console/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { tellFailure } from '../tell-failure.ts';

type Tried = z.output<typeof tryChatbotResponseSchema>;

const OUTCOMES: Record<Tried['outcome'], string> = {
  answered: 'Answered by an entry',
  small_talk: 'Small talk',
  not_found: 'No entry fits well enough',
  wants_person: 'Understood as asking for a person',
  rule: 'One of your escalation rules fits',
};

/** What the bot would say to a question, and which entry says it. Nothing is stored. */
export function TryBox({ chatbotId }: { chatbotId: string }) {
  const desk = useDesk();
  const [text, setText] = useState('');
  const [tried, setTried] = useState<Tried | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function ask(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (text.trim() === '' || isBusy) return;
    setBusy(true);
    const outcome = await desk.ask('tryChatbot', { params: { id: chatbotId }, body: { text } });
    setBusy(false);
    setTried(outcome.ok ? outcome.value : null);
    setFailure(outcome.ok ? null : tellFailure(outcome.error));
  }

  return (
    <section className="group" aria-label="Try it">
      <form className="try-box__form" onSubmit={(event) => void ask(event)}>
        <TextField
          label="Try it"
          value={text}
          onChange={setText}
          placeholder="Ask what a visitor would ask"
          maxLength={2_000}
        />
        <Button type="submit" isPending={isBusy}>
          Ask
        </Button>
      </form>
      <div className="try-box__said" role="status">
        {failure === null ? null : <p className="form-failure">{failure}</p>}
        {tried === null ? null : <Answer tried={tried} />}
      </div>
    </section>
  );
}

function Answer({ tried }: { tried: Tried }) {
  return (
    <div className="try-box__answer">
      <p className="try-box__bubble" dir="auto">
        {tried.answer}
      </p>
      <p className="group__text">
        {OUTCOMES[tried.outcome]}
        {tried.offersPerson ? ' · offers a person' : ''}
      </p>
      {tried.matches.length === 0 ? null : (
        <ol className="try-box__matches" aria-label="Entries it found">
          {tried.matches.map((match, index) => (
            <li key={match.id} className="try-box__match" data-best={index === 0 && tried.outcome === 'answered'}>
              <span dir="auto">{match.question}</span>
              <meter className="try-box__meter" min={0} max={1} value={match.score} aria-label="Score" />
              <span className="try-box__score">{Math.round(match.score * 100)} %</span>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
