import { type FormEvent, useState } from 'react';
import type { CallError } from '#contract/result.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/page-card.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { describeSignInError } from './sign-in-words.ts';

/** The password was right; now the code. */
export function SecondStep(props: {
  error: CallError | null;
  busy: boolean;
  onCode: (code: string) => void;
  onBack: () => void;
}) {
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const isWrong = props.error?.code === 'two_step_required' && props.error.field === 'code';
  const isMissing = tried && code.trim().length < 6;

  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (!props.busy && code.trim().length >= 6) props.onCode(code.trim());
  }

  return (
    <Card title="Enter your code" lead="Two-step sign-in is on for your account.">
      {props.error === null || props.error.code === 'two_step_required' ? null : (
        <p className="card__notice card__notice--error" role="alert">
          {describeSignInError(props.error)}
        </p>
      )}
      <form className="card__form" onSubmit={submit} noValidate>
        <TextField
          label="Code"
          hint="The six digits of your authenticator app, or one of your recovery codes."
          autoComplete="one-time-code"
          spellCheck="false"
          maxLength={40}
          autoFocus
          value={code}
          onChange={setCode}
          error={
            isMissing
              ? 'Enter the six digits of the app, or a recovery code'
              : isWrong
                ? 'This code is wrong or was used already. Wait for the next one.'
                : null
          }
        />
        <Button type="submit" look="primary" size="l" isPending={props.busy}>
          Sign in
        </Button>
        <Button size="l" look="quiet" onPress={props.onBack}>
          Back
        </Button>
      </form>
    </Card>
  );
}
