import { type FormEvent, useId, useState } from 'react';
import { emailSchema } from '#contract/primitives.ts';
import type { Invite, Invited } from '#contract/team.ts';
import { Button } from '../../../ui/button.tsx';
import { ChoiceField } from '../../../ui/choice-field.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Switch } from '../../../ui/switch.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { tellFailure } from '../parts/tell-failure.ts';
import { useSettingsHome } from '../settings-home.tsx';
import { listRoles, type MemberDraft, setPermission, usualPermissions } from './edit-member.ts';
import { InvitedLink } from './invited-link.tsx';
import { PermissionSwitches } from './permission-switches.tsx';
import { ServedChatbots } from './served-chatbots.tsx';
import { ROLE_NAMES } from './team-words.ts';

/** Whom to invite and as what; then the link, which is only shown once. */
export function InviteDialog(props: { isOpen: boolean; onClose: () => void; onInvited: (invite: Invite) => void }) {
  const [invited, setInvited] = useState<Invited | null>(null);
  const [isBusy, setBusy] = useState(false);
  const formId = useId();
  const close = (): void => {
    setInvited(null);
    props.onClose();
  };
  return (
    <Dialog
      title={invited ? `${invited.invite.email} is invited` : 'Invite a member'}
      isOpen={props.isOpen}
      onClose={close}
      footer={
        invited ? (
          <Button look="primary" onPress={close}>
            Done
          </Button>
        ) : (
          <>
            <Button onPress={close}>Cancel</Button>
            <Button look="primary" type="submit" form={formId} isPending={isBusy}>
              Invite
            </Button>
          </>
        )
      }
    >
      {invited ? (
        <InvitedLink invited={invited} />
      ) : (
        <InviteForm
          formId={formId}
          isBusy={isBusy}
          onBusy={setBusy}
          onInvited={(made) => {
            setInvited(made);
            props.onInvited(made.invite);
          }}
        />
      )}
    </Dialog>
  );
}

function InviteForm(props: {
  formId: string;
  isBusy: boolean;
  onBusy: (busy: boolean) => void;
  onInvited: (invited: Invited) => void;
}) {
  const { me, ask } = useSettingsHome();
  const [email, setEmail] = useState('');
  const [draft, setDraft] = useState<Pick<MemberDraft, 'role' | 'permissions'>>(() => startAs('agent'));
  const [chatbotIds, setChatbotIds] = useState<string[] | null>(null);
  const [mail, setMail] = useState(true);
  const [error, setError] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const roles = listRoles(me).filter((role) => role !== 'owner');

  function startAs(role: MemberDraft['role']) {
    return { role, permissions: usualPermissions(me, role) };
  }

  async function invite(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (props.isBusy) return;
    if (!emailSchema.safeParse(email.trim()).success) return setError('Enter one e-mail address');
    const { permissions } = draft;
    const role = draft.role === 'admin' ? 'admin' : 'agent';
    props.onBusy(true);
    const outcome = await ask('createInvite', { body: { email: email.trim(), role, permissions, chatbotIds, mail } });
    props.onBusy(false);
    if (outcome.ok) return props.onInvited(outcome.value);
    const isEmail = 'field' in outcome.error && outcome.error.field === 'email';
    if (isEmail) setError(`This address ${outcome.error.message}`);
    else setFailure(tellFailure(outcome.error));
  }

  return (
    <form id={props.formId} className="settings__fields" noValidate onSubmit={(event) => void invite(event)}>
      <TextField
        label="E-mail"
        type="email"
        value={email}
        autoFocus
        autoComplete="off"
        onChange={(typed) => {
          setEmail(typed);
          setError(null);
        }}
        error={error}
      />
      <ChoiceField
        label="Role"
        value={draft.role}
        options={roles.map((role) => ({ value: role, label: ROLE_NAMES[role] }))}
        onChange={(role) => setDraft(startAs(role))}
      />
      <div>
        <PermissionSwitches
          draft={draft}
          onChange={(permission, on) => {
            const { permissions } = setPermission({ ...draft, cap: null, chatbotIds: null }, permission, on);
            setDraft({ ...draft, permissions });
          }}
        />
      </div>
      <ServedChatbots chatbotIds={chatbotIds} error={null} onChange={setChatbotIds} />
      <div className="settings__part">
        <Switch
          label="Send the link by mail"
          hint="Otherwise you hand it over yourself. It is good for 72 hours and one use."
          isOn={mail}
          onChange={setMail}
        />
      </div>
      {failure === null ? null : (
        <p className="form-failure" role="alert">
          {failure}
        </p>
      )}
    </form>
  );
}
