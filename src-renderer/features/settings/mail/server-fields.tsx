import type { MailSettings } from '#contract/mail.ts';
import { type FieldErrors, findError } from '../../../state/field-errors.ts';
import { Group } from '../../../ui/group.tsx';
import { WarningIcon } from '../../../ui/icons.tsx';
import { NoticeBar } from '../../../ui/notice-bar.tsx';
import { NumberField } from '../../../ui/number-field.tsx';
import { RadioCards } from '../../../ui/radio-cards.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { keepsPassword, type MailDraft, setSecurity } from './edit-mail-settings.ts';

const SECURITIES = [
  {
    value: 'starttls',
    label: 'STARTTLS, usually port 587',
    text: 'What most providers ask for. Without encryption nothing is sent.',
  },
  { value: 'tls', label: 'TLS, usually port 465', text: 'Encrypted from the first byte.' },
  { value: 'none', label: 'No encryption, usually port 25', text: 'Only for a relay in your own network.' },
] as const;

export function ServerFields(props: {
  draft: MailDraft;
  stored: MailSettings;
  errors: FieldErrors;
  onChange: (patch: Partial<MailDraft>) => void;
}) {
  const { draft, stored, errors, onChange } = props;
  const isKept = keepsPassword(draft, stored);
  return (
    <Group title="Server">
      <RadioCards
        label="Encryption"
        value={draft.security}
        options={SECURITIES}
        onChange={(security) => onChange(setSecurity(draft, security))}
      />
      <div className="mail-server__address">
        <TextField
          label="Host"
          value={draft.host}
          onChange={(host) => onChange({ host })}
          error={findError(errors, 'server.host')}
          placeholder="mail.example.com"
          maxLength={253}
          autoComplete="off"
          spellCheck="false"
        />
        <NumberField
          label="Port"
          value={draft.port}
          digits={5}
          onChange={(port) => onChange({ port })}
          error={findError(errors, 'server.port')}
        />
      </div>
      <div className="mail-server__pair">
        <TextField
          label="User"
          value={draft.user}
          onChange={(user) => onChange({ user })}
          error={findError(errors, 'server.user')}
          hint="Empty if the server asks for none."
          maxLength={320}
          autoComplete="off"
          spellCheck="false"
        />
        <TextField
          label="Password"
          type="password"
          value={draft.password}
          onChange={(password) => onChange({ password })}
          error={findError(errors, 'server.password')}
          hint={isKept ? 'One is stored. Leave it empty to keep it.' : 'Kept encrypted, and never shown again.'}
          {...(isKept ? { placeholder: '••••••••' } : {})}
          maxLength={1_000}
          autoComplete="new-password"
        />
      </div>
      {draft.security === 'none' && draft.user.trim() !== '' ? (
        <NoticeBar tone="warning" icon={<WarningIcon size={16} />}>
          User and password would cross the network for everybody to read.
        </NoticeBar>
      ) : null}
    </Group>
  );
}
