import { type FieldErrors, findError } from '../../../state/field-errors.ts';
import { Group } from '../../../ui/group.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { MailDraft } from './edit-mail-settings.ts';

export function SenderFields(props: {
  draft: MailDraft;
  errors: FieldErrors;
  onChange: (patch: Partial<MailDraft>) => void;
}) {
  const { draft, errors, onChange } = props;
  return (
    <Group title="Sender" text="Who the mails are from. Many servers only take addresses of their own.">
      <div className="mail-server__pair">
        <TextField
          label="Sender’s name"
          value={draft.fromName}
          onChange={(fromName) => onChange({ fromName })}
          error={findError(errors, 'fromName')}
          maxLength={120}
        />
        <TextField
          label="Sender’s address"
          type="email"
          value={draft.fromAddress}
          onChange={(fromAddress) => onChange({ fromAddress })}
          error={findError(errors, 'fromAddress')}
          maxLength={254}
          spellCheck="false"
        />
      </div>
    </Group>
  );
}
