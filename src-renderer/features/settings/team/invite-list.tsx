import { useState } from 'react';
import type { Invite, Invited } from '#contract/team.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Group } from '../../../ui/group.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { formatFull } from '../../../words/time-words.ts';
import { ConfirmAction } from '../parts/confirm-action.tsx';
import { tellFailure } from '../parts/tell-failure.ts';
import { useSettingsHome } from '../settings-home.tsx';
import { InvitedLink } from './invited-link.tsx';
import { ROLE_NAMES } from './team-words.ts';

/** Invites that nobody has used yet, those included whose link has run out. */
export function InviteList(props: {
  invites: readonly Invite[];
  onRenewed: (invite: Invite) => void;
  onRevoked: (id: string) => void;
}) {
  const [renewed, setRenewed] = useState<Invited | null>(null);
  if (props.invites.length === 0) return null;
  return (
    <Group title="Open invites">
      <ul className="invites" aria-label="Open invites">
        {props.invites.map((invite) => (
          <InviteRow
            key={invite.id}
            invite={invite}
            onRenewed={(made) => {
              setRenewed(made);
              props.onRenewed(made.invite);
            }}
            onRevoked={() => props.onRevoked(invite.id)}
          />
        ))}
      </ul>
      <Dialog
        title="A new link"
        isOpen={renewed !== null}
        onClose={() => setRenewed(null)}
        footer={
          <Button look="primary" onPress={() => setRenewed(null)}>
            Done
          </Button>
        }
      >
        {renewed ? <InvitedLink invited={renewed} /> : null}
      </Dialog>
    </Group>
  );
}

function InviteRow(props: { invite: Invite; onRenewed: (invited: Invited) => void; onRevoked: () => void }) {
  const { ask } = useSettingsHome();
  const { invite } = props;
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const isOver = Date.parse(invite.expiresAt) <= useNow();

  async function resend(mail: boolean): Promise<void> {
    setBusy(true);
    setFailure(null);
    const outcome = await ask('resendInvite', { params: { id: invite.id }, body: { mail } });
    setBusy(false);
    if (outcome.ok) props.onRenewed(outcome.value);
    else setFailure(tellFailure(outcome.error));
  }

  return (
    <li className="invites__invite">
      <span className="invites__words">
        <strong className="invites__email">{invite.email}</strong>
        <span className="team__facts">
          {ROLE_NAMES[invite.role]}, invited by <span dir="auto">{invite.invitedBy}</span> ·{' '}
          {isOver ? 'The link has run out' : `The link works until ${formatFull(invite.expiresAt)}`}
        </span>
        {failure === null ? null : (
          <span className="form-failure" role="alert">
            {failure}
          </span>
        )}
      </span>
      <span className="settings__buttons">
        <Button
          size="s"
          isPending={isBusy}
          aria-label={`Send again to ${invite.email}`}
          onPress={() => void resend(true)}
        >
          Send again
        </Button>
        <Button
          size="s"
          isPending={isBusy}
          aria-label={`New link for ${invite.email}`}
          onPress={() => void resend(false)}
        >
          New link
        </Button>
        <ConfirmAction
          label="Revoke"
          aria-label={`Revoke the invite of ${invite.email}`}
          size="s"
          look="danger"
          title={`Revoke the invite of ${invite.email}?`}
          confirm="Revoke"
          run={async () => {
            const outcome = await ask('revokeInvite', { params: { id: invite.id } });
            if (!outcome.ok && outcome.error.code !== 'not_found') return tellFailure(outcome.error);
            props.onRevoked();
            return null;
          }}
        >
          <p>Its link stops working at once.</p>
        </ConfirmAction>
      </span>
    </li>
  );
}
