import { type FormEvent, useState } from 'react';
import { newPasswordSchema } from '#contract/members.ts';
import type { FieldErrors } from '../../../state/field-errors.ts';
import { Button } from '../../../ui/button.tsx';
import { Group } from '../../../ui/group.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { formatFull } from '../../../words/time-words.ts';
import { describeNewPassword } from '../../sign-in/sign-in-words.ts';
import { tellFailure } from '../parts/tell-failure.ts';
import { useSettingsHome } from '../settings-home.tsx';

/** Another password. Whoever is signed in elsewhere with the old one is signed out. */
export function ChangePassword({ email, changedAt }: { email: string; changedAt: string }) {
  const { ask } = useSettingsHome();
  const [password, setPassword] = useState('');
  const [newPassword, setNewPassword] = useState('');
  const [errors, setErrors] = useState<FieldErrors>({});
  const [state, setState] = useState<'idle' | 'busy' | 'done'>('idle');
  const [failure, setFailure] = useState<string | null>(null);

  async function change(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (state === 'busy') return;
    const mistakes = {
      ...(password === '' && { password: 'Enter your current password' }),
      ...(!newPasswordSchema.safeParse(newPassword).success && { newPassword: 'Use 12 to 128 characters' }),
    };
    setErrors(mistakes);
    setFailure(null);
    if (Object.keys(mistakes).length > 0) return;
    setState('busy');
    const outcome = await ask('changePassword', { body: { password, newPassword } });
    setState(outcome.ok ? 'done' : 'idle');
    if (outcome.ok) {
      setPassword('');
      setNewPassword('');
      return;
    }
    const field = 'field' in outcome.error ? outcome.error.field : undefined;
    if (field === 'password') setErrors({ password: 'This is not your password' });
    else if (field === 'newPassword') setErrors({ newPassword: describeNewPassword(outcome.error) });
    else setFailure(tellFailure(outcome.error));
  }

  return (
    <Group title="Password" text={`Last changed ${formatFull(changedAt)}.`}>
      <form className="profile__form" noValidate onSubmit={(event) => void change(event)}>
        {/* So that a password manager knows whose password it is. */}
        <input hidden readOnly type="email" autoComplete="username" value={email} />
        <TextField
          label="Current password"
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          error={errors['password'] ?? null}
        />
        <TextField
          label="New password"
          type="password"
          autoComplete="new-password"
          hint="12 to 128 characters. A few words in a row are fine; no need for symbols."
          value={newPassword}
          onChange={setNewPassword}
          error={errors['newPassword'] ?? null}
        />
        {failure === null ? null : (
          <p className="form-failure" role="alert">
            {failure}
          </p>
        )}
        <div className="settings__buttons profile__buttons">
          <Button type="submit" isPending={state === 'busy'}>
            Change password
          </Button>
          <span className="profile__state" role="status">
            {state === 'done' ? 'Changed. Your other sign-ins have ended.' : ''}
          </span>
        </div>
      </form>
    </Group>
  );
}
