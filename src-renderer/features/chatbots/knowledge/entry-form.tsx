import { type FormEvent, useState } from 'react';
import { type KnowledgeEntry, saveKnowledgeRequestSchema } from '#contract/chatbots.ts';
import type { CallOutcome } from '../../../connection/agent-calls.ts';
import { Button } from '../../../ui/button.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { tellFailure } from '../tell-failure.ts';

export function EntryForm(props: {
  label: string;
  submitLabel: string;
  question: string;
  answer: string;
  save: (entry: { question: string; answer: string }) => Promise<CallOutcome<KnowledgeEntry>>;
  onCancel: () => void;
}) {
  const [question, setQuestion] = useState(props.question);
  const [answer, setAnswer] = useState(props.answer);
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const parsed = saveKnowledgeRequestSchema.safeParse({ question, answer });
  const errorAt = (field: 'question' | 'answer'): string | null =>
    isTried && !parsed.success && parsed.error.issues.some(({ path }) => path[0] === field)
      ? field === 'question'
        ? 'Write what a visitor would ask.'
        : 'Write what the bot is to answer.'
      : null;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (!parsed.success || isBusy) return;
    setBusy(true);
    setFailure(null);
    const outcome = await props.save(parsed.data);
    setBusy(false);
    if (!outcome.ok) setFailure(tellFailure(outcome.error));
  }

  return (
    <form className="entry-form" aria-label={props.label} onSubmit={(event) => void submit(event)} noValidate>
      <TextField
        label="Question"
        value={question}
        onChange={setQuestion}
        error={errorAt('question')}
        maxLength={500}
        autoFocus
      />
      <TextArea
        label="Answer"
        value={answer}
        onChange={setAnswer}
        error={errorAt('answer')}
        rows={4}
        maxLength={4_000}
      />
      {failure === null ? null : (
        <p className="form-failure" role="alert">
          {failure}
        </p>
      )}
      <div className="entry-form__buttons">
        <Button onPress={props.onCancel}>Cancel</Button>
        <Button look="primary" type="submit" isPending={isBusy}>
          {props.submitLabel}
        </Button>
      </div>
    </form>
  );
}
