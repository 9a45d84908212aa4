import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Refusal, VisitorDetails } from '../actions.ts';
import { describeFormRefusal, texts } from '../texts.ts';

interface DetailsFormProps {
  /** Both must be given. */
  required?: boolean;
  /** Told of every keystroke. */
  onChange?: (details: VisitorDetails) => void;
  /** Fields of the form's own, below. */
  children?: ComponentChildren;
  initial: VisitorDetails;
  submitLabel: string;
  /** Shown while the answer is awaited. */
  waiting: string;
  submit: (details: VisitorDetails) => Promise<Refusal>;
  onDone: () => void;
  onCancel: () => void;
}

/** Rough on purpose: the server decides, this only spares a round trip for the obvious. */
export const looksLikeEmail = (email: string): boolean => /^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$/.test(email);

export function DetailsForm({
  required = false,
  onChange,
  children,
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

  const change = (details: VisitorDetails) => {
    setName(details.name);
    setEmail(details.email);
    onChange?.(details);
  };
  const refuse = (field: string | undefined) => {
    setError({ field });
    if (field?.includes('text')) return;
    (field?.includes('email') ? emailField : nameField).current?.focus();
  };
  const onSubmit = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    if (required && name.trim() === '') return refuse('name');
    if ((required || email.trim() !== '') && !looksLikeEmail(email.trim())) return refuse('email');
    setError(null);
    setBusy(true);
    const refusal = await submit({ name, email });
    setBusy(false);
    if (refusal) refuse(refusal.field);
    else onDone();
  };
  const nameWrong = error?.field?.includes('name') ?? false;
  const emailWrong = error?.field?.includes('email') ?? false;
  return (
    <form class="details" noValidate onSubmit={(event) => void onSubmit(event)}>
      <label class="field">
        <span>
          {texts.name} {!required && <small>({texts.optional})</small>}
        </span>
        <input
          ref={nameField}
          type="text"
          autoComplete="name"
          maxLength={120}
          dir={name ? 'auto' : undefined}
          value={name}
          aria-required={required}
          aria-invalid={nameWrong}
          aria-describedby={nameWrong ? 'form-error' : undefined}
          onInput={(event) => change({ name: event.currentTarget.value, email })}
        />
      </label>
      <label class="field">
        <span>
          {texts.email} {!required && <small>({texts.optional})</small>}
        </span>
        <input
          ref={emailField}
          type="email"
          autoComplete="email"
          maxLength={254}
          value={email}
          aria-required={required}
          aria-invalid={emailWrong}
          aria-describedby={emailWrong ? 'form-error' : undefined}
          onInput={(event) => change({ name, email: event.currentTarget.value })}
        />
      </label>
      {children}
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
