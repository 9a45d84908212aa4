import './mail.css';
import { useState } from 'react';
import type { MailSettings } from '#contract/mail.ts';
import type { FieldErrors } from '../../../state/field-errors.ts';
import { useAnswer } from '../../../state/use-answer.ts';
import { Button } from '../../../ui/button.tsx';
import { InfoIcon } from '../../../ui/icons.tsx';
import { NoticeBar } from '../../../ui/notice-bar.tsx';
import { Page, Pending } from '../parts/page.tsx';
import { tellFailure } from '../parts/tell-failure.ts';
import { useSettingsHome } from '../settings-home.tsx';
import { checkDraft, createDraft, type MailDraft } from './edit-mail-settings.ts';
import { EnvironmentServer } from './environment-server.tsx';
import { RemoveServer } from './remove-server.tsx';
import { SenderFields } from './sender-fields.tsx';
import { ServerFields } from './server-fields.tsx';
import { TrialMail } from './trial-mail.tsx';

const TITLE = 'Mail server';

/** How mail leaves the house. A password is in it, so it is stored when asked, not as it is typed. */
export function MailServer() {
  const { ask } = useSettingsHome();
  const [answer, retry] = useAnswer(() => ask('getMailSettings'), '');
  if (answer.status !== 'ready') return <Pending title={TITLE} answer={answer} onRetry={retry} />;
  return <Loaded initial={answer.value} />;
}

function Loaded({ initial }: { initial: MailSettings }) {
  const { ask } = useSettingsHome();
  const [stored, setStored] = useState(initial);
  const [draft, setDraft] = useState<MailDraft>(() => createDraft(initial));
  const [errors, setErrors] = useState<FieldErrors>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [isSaving, setSaving] = useState(false);
  const isChanged = JSON.stringify(draft) !== JSON.stringify(createDraft(stored));

  function change(patch: Partial<MailDraft>): void {
    setDraft({ ...draft, ...patch });
    setErrors({});
    setFailure(null);
  }

  function take(settings: MailSettings): void {
    setStored(settings);
    setDraft(createDraft(settings));
    setErrors({});
    setFailure(null);
  }

  async function save(): Promise<void> {
    const checked = checkDraft(draft, stored);
    if (!checked.ok) return setErrors(checked.errors);
    setSaving(true);
    const outcome = await ask('saveMailSettings', { body: checked.request });
    setSaving(false);
    if (outcome.ok) return take(outcome.value);
    const field = 'field' in outcome.error ? outcome.error.field : undefined;
    if (field !== undefined) setErrors({ [field]: outcome.error.message });
    else setFailure(tellFailure(outcome.error));
  }

  return (
    <Page title={TITLE} lead="Alerts and transcripts leave through it.">
      {stored.source === 'none' ? (
        <div className="mail-server__notice">
          <NoticeBar tone="info" icon={<InfoIcon size={16} />}>
            Without a mail server nothing is sent: mails are kept in the outbox, where you can read and later send them.
          </NoticeBar>
        </div>
      ) : null}
      <form
        className="settings__fields"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {stored.source === 'environment' && stored.server ? (
          <EnvironmentServer server={stored.server} />
        ) : (
          <ServerFields draft={draft} stored={stored} errors={errors} onChange={change} />
        )}
        <SenderFields draft={draft} errors={errors} onChange={change} />
        {failure === null ? null : (
          <p className="form-failure" role="alert">
            {failure}
          </p>
        )}
        <div className="settings__buttons">
          <Button look="primary" type="submit" isPending={isSaving}>
            Save
          </Button>
          {isChanged ? <Button onPress={() => take(stored)}>Undo changes</Button> : null}
          {stored.source === 'settings' ? <RemoveServer stored={stored} onRemoved={take} /> : null}
          <span className="mail-server__state" role="status">
            {isChanged ? 'Not saved yet' : stored.source === 'none' ? '' : 'Saved'}
          </span>
        </div>
      </form>
      <TrialMail
        // What was found out about other settings says nothing about these.
        key={JSON.stringify(draft)}
        check={() => checkDraft(draft, stored)}
        isChanged={isChanged}
        isPossible={stored.source !== 'none' || draft.host.trim() !== ''}
        onInvalid={setErrors}
      />
    </Page>
  );
}
