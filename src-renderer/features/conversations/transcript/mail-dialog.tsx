import { type FormEvent, useId, useState } from 'react';
import type { PastConversation } from '#contract/history/past-conversations.ts';
import { emailSchema } from '#contract/primitives.ts';
import { useDesk } from '../../../console/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { nameOfVisitor } from '../../../words/visitor-words.ts';

/** Sends the whole conversation to one address. */
export function MailDialog({ conversation, onClose }: { conversation: PastConversation; onClose: () => void }) {
  const desk = useDesk();
  const [email, setEmail] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const formId = useId();
  const { visitor } = conversation;

  async function send(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (isBusy) return;
    const parsed = emailSchema.safeParse(email.trim());
    if (!parsed.success) return setError('Enter one e-mail address, such as nora@shop.example.');
    setBusy(true);
    setError(null);
    const outcome = await desk.ask('mailTranscript', { params: { id: conversation.id }, body: { email: parsed.data } });
    setBusy(false);
    if (outcome.ok) {
      desk.showToast({ text: `The conversation is on its way to ${parsed.data}.` });
      onClose();
    } else setError(describe(outcome.error));
  }

  return (
    <Dialog
      title="Send by e-mail"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form={formId} isPending={isBusy}>
            Send
          </Button>
        </>
      }
    >
      <p>Whoever gets it reads the whole conversation with {nameOfVisitor(visitor)}, also what your team wrote.</p>
      <form id={formId} noValidate onSubmit={(event) => void send(event)}>
        <TextField
          label="To"
          type="email"
          autoComplete="off"
          autoFocus
          value={email}
          onChange={setEmail}
          error={error}
          hint="One address."
        />
        {visitor.email === null || visitor.email === email ? null : (
          <p className="transcript__suggest">
            <Button size="s" look="quiet" onPress={() => setEmail(visitor.email ?? '')}>
              Use the visitor’s: {visitor.email}
            </Button>
          </p>
        )}
      </form>
    </Dialog>
  );
}

function describe(error: { readonly code: string; readonly message: string }): string {
  if (error.code === 'unanswered') return 'There is no connection to the server. Try again.';
  if (error.code === 'rate_limited') return 'You have sent many of them already. Try again later.';
  return error.message;
}
