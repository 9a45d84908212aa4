import { useState } from 'react';
import type { TeamMember } from '#contract/team.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { ConfirmAction } from '../parts/confirm-action.tsx';
import { tellFailure } from '../parts/tell-failure.ts';
import { useSettingsHome } from '../settings-home.tsx';

/** Hands the workspace over. Asks for the password: somebody at an unlocked screen must not be able to. */
export function TransferOwnership({ member, onTransferred }: { member: TeamMember; onTransferred: () => void }) {
  const { ask } = useSettingsHome();
  const [password, setPassword] = useState('');
  const [error, setError] = useState<string | null>(null);

  async function transfer(): Promise<string | null> {
    if (password === '') {
      setError('Enter your password');
      return '';
    }
    const outcome = await ask('transferOwnership', { body: { toMemberId: member.id, password } });
    if (outcome.ok) {
      onTransferred();
      return null;
    }
    const isPassword = 'field' in outcome.error && outcome.error.field === 'password';
    if (isPassword) setError('This is not your password');
    return isPassword ? '' : tellFailure(outcome.error);
  }

  return (
    <ConfirmAction
      label="Transfer ownership"
      title={`Make ${member.name} the owner?`}
      confirm="Transfer ownership"
      run={transfer}
      onClose={() => {
        setPassword('');
        setError(null);
      }}
    >
      <p>{member.name} may then do everything here, and you become an admin. Only they can make you an owner again.</p>
      <TextField
        label="Your password"
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={(typed) => {
          setPassword(typed);
          setError(null);
        }}
        error={error}
      />
    </ConfirmAction>
  );
}
