import { type FormEvent, useId, useState } from 'react';
import type { Language } from '#contract/chatbots.ts';
import { personNameSchema } from '#contract/primitives.ts';
import { useDesk } from '../../../console/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { ChoiceField } from '../../../ui/choice-field.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { LANGUAGES } from '../languages.ts';
import { tellFailure } from '../tell-failure.ts';

export function NewChatbotDialog({ onClose }: { onClose: () => void }) {
  const desk = useDesk();
  const formId = useId();
  const [name, setName] = useState('');
  const [language, setLanguage] = useState<Language>('en');
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function create(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (isBusy) return;
    const checked = personNameSchema.safeParse(name);
    if (!checked.success)
      return setError(name.trim() === '' ? 'Give it a name.' : 'Use one plain line, up to 120 characters.');
    setBusy(true);
    const outcome = await desk.ask('createChatbot', { body: { name: checked.data, language } });
    setBusy(false);
    if (outcome.ok) desk.openChatbot(outcome.value.id);
    else setError(tellFailure(outcome.error));
  }

  return (
    <Dialog
      title="New chatbot"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form={formId} isPending={isBusy}>
            Create
          </Button>
        </>
      }
    >
      <form id={formId} className="step__fields" onSubmit={(event) => void create(event)} noValidate>
        <TextField
          label="Name"
          value={name}
          onChange={(value) => {
            setName(value);
            setError(null);
          }}
          error={error}
          hint="Visitors see it above its messages."
          placeholder="Shop assistant"
          maxLength={120}
          autoFocus
        />
        <ChoiceField label="Language" value={language} options={LANGUAGES} onChange={setLanguage} />
      </form>
    </Dialog>
  );
}
