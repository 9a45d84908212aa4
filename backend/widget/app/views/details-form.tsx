import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Refusal, VisitorDetails } from '../chat.ts';
import { describeFormRefusal, texts } from '../texts.ts';

interface DetailsFormProps {
  initial: VisitorDetails;
  submitLabel: string;
  /** Shown while the answer is awaited. */
  waiting: string;
  submit: (details: VisitorDetails) => Promise<Refusal>;
  onDone: () => void;
  onCancel: () => void;
}

/** Rough on purpose: the server decides, this only spares a round trip for the obvious. */
const looksLikeEmail = (email: string): boolean => /^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$/.test(email);

export function DetailsForm({
  initial,
  submitLabel,
  waiting,
  submit,
  onDone,
  onCancel,
}: DetailsFormProps): JSX.Element {
  const [name, setName] = useState(initial.name);
  const [email, setEmail] = useState(initial.email);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<{ field: string | undefined } | null>(null);
  const nameField = useRef<HTMLInputElement>(null);
  const emailField = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => nameField.current?.focus(), []);

  const refuse = (field: string | undefined) => {
    setError({ field });
    (field?.includes('email') ? emailField : nameField).current?.focus();
  };
  const onSubmit = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    if (email.trim() !== '' && !looksLikeEmail(email.trim())) return refuse('email');
    setError(null);
    setBusy(true);
    const refusal = await submit({ name, email });
    setBusy(false);
    if (refusal) refuse(refusal.field);
    else onDone();
  };
  const emailWrong = error?.field?.includes('email') ?? false;
  return (
    <form class="details" noValidate onSubmit={(event) => void onSubmit(event)}>
      <label class="field">
        <span>
          {texts.name} <small>({texts.optional})</small>
        </span>
        <input
          ref={nameField}
          type="text"
          autoComplete="name"
          maxLength={120}
          dir="auto"
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <label class="field">
        <span>
          {texts.email} <small>({texts.optional})</small>
        </span>
        <input
          ref={emailField}
          type="email"
          autoComplete="email"
          maxLength={254}
          value={email}
          aria-invalid={emailWrong}
          aria-describedby={emailWrong ? 'form-error' : undefined}
          onInput={(event) => setEmail(event.currentTarget.value)}
        />
      </label>
      <p class="form-error" id="form-error" role="alert">
        {error && describeFormRefusal(error.field)}
      </p>
      <div class="buttons">
        <button type="button" class="quiet" onClick={onCancel}>
          {texts.cancel}
        </button>
        <button type="submit" class="primary" aria-disabled={busy}>
          {submitLabel}
        </button>
      </div>
      <p class="form-status" role="status">
        {busy && waiting}
      </p>
    </form>
  );
}
