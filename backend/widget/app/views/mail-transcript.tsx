import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Actions } from '../actions.ts';
import { describeFormRefusal, texts } from '../texts.ts';
import { looksLikeEmail } from './details-form.tsx';

interface MailTranscriptProps {
  actions: Actions;
  /** What the visitor gave before, if anything. */
  email: string;
}

/** A link that becomes a field for the address, and then says that it is done. */
export function MailTranscript({ actions, email: known }: MailTranscriptProps): JSX.Element {
  const [step, setStep] = useState<'offered' | 'asking' | 'busy' | 'sent'>('offered');
  const [email, setEmail] = useState(known);
  const [error, setError] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (step === 'asking') field.current?.focus();
  }, [step]);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (step === 'busy') return;
    if (!looksLikeEmail(email.trim())) {
      setError(texts.checkEmail);
      field.current?.focus();
      return;
    }
    setError('');
    setStep('busy');
    const refusal = await actions.mailTranscript(email);
    setStep(refusal ? 'asking' : 'sent');
    if (refusal) setError(describeFormRefusal(refusal.field));
  };
  if (step === 'sent') return <p role="status">{texts.transcriptMailed}</p>;
  if (step === 'offered') {
    return (
      <button type="button" class="link" onClick={() => setStep('asking')}>
        {texts.mailTranscript}
      </button>
    );
  }
  return (
    <form class="rating" noValidate onSubmit={(event) => void submit(event)}>
      <label class="field">
        <span>{texts.email}</span>
        <input
          ref={field}
          type="email"
          autoComplete="email"
          maxLength={254}
          value={email}
          aria-required
          aria-invalid={error !== ''}
          aria-describedby={error ? 'mail-error' : undefined}
          onInput={(event) => setEmail(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="quiet" aria-disabled={step === 'busy'}>
        {texts.mailTranscript}
      </button>
      <p class="form-error" id="mail-error" role="alert">
        {error}
      </p>
    </form>
  );
}
