import { useState } from 'react';
import type { CallOutcome } from '../../../connection/agent-calls.ts';
import type { RouteBody } from '../../../connection/http-calls.ts';
import type { FieldErrors } from '../../../state/field-errors.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { ConfirmAction } from '../parts/confirm-action.tsx';
import { tellFailure } from '../parts/tell-failure.ts';

/** What takes away protection asks for both steps again: the password and a code. */
export function ProveTwoStep(props: {
  label: string;
  title: string;
  text: string;
  isDanger?: boolean;
  run: (proof: RouteBody<'endTwoStep'>) => Promise<CallOutcome<unknown>>;
  onDone?: () => void;
}) {
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [errors, setErrors] = useState<FieldErrors>({});

  async function prove(): Promise<string | null> {
    const mistakes = {
      ...(password === '' && { password: 'Enter your password' }),
      ...(code.trim().length < 6 && { code: 'Enter a code of the app, or a recovery code' }),
    };
    setErrors(mistakes);
    if (Object.keys(mistakes).length > 0) return '';
    const outcome = await props.run({ password, code });
    if (outcome.ok) {
      props.onDone?.();
      return null;
    }
    const field = 'field' in outcome.error ? outcome.error.field : undefined;
    if (field === 'password') setErrors({ password: 'This is not your password' });
    else if (field === 'code') setErrors({ code: 'This code is wrong or was used already' });
    else return tellFailure(outcome.error);
    return '';
  }

  return (
    <ConfirmAction
      label={props.label}
      look={props.isDanger ? 'danger' : 'secondary'}
      title={props.title}
      confirm={props.label}
      run={prove}
      onClose={() => {
        setPassword('');
        setCode('');
        setErrors({});
      }}
    >
      <p>{props.text}</p>
      <TextField
        label="Your password"
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        error={errors['password'] ?? null}
      />
      <TextField
        label="Code of the app, or a recovery code"
        autoComplete="one-time-code"
        value={code}
        onChange={setCode}
        error={errors['code'] ?? null}
      />
    </ConfirmAction>
  );
}
