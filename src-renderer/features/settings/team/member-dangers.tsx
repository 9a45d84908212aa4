import type { TeamMember } from '#contract/team.ts';
import { Group } from '../../../ui/group.tsx';
import { ConfirmAction } from '../parts/confirm-action.tsx';
import { tellFailure } from '../parts/tell-failure.ts';
import { useSettingsHome } from '../settings-home.tsx';
import { decideStays } from './edit-member.ts';
import { describeRelease } from './team-words.ts';
import { TransferOwnership } from './transfer-ownership.tsx';

/** The way out of the team, and of owning it. What is not possible is not offered, but explained. */
export function MemberDangers(props: {
  member: TeamMember;
  members: readonly TeamMember[];
  onChanged: (member: TeamMember) => void;
  onRemoved: () => void;
  onTransferred: () => void;
}) {
  const { me, ask } = useSettingsHome();
  const { member, onChanged } = props;
  const stays = decideStays(me, member, props.members);
  const released = describeRelease(member.name, member.activeChats);
  const mayTransfer = me.role === 'owner' && member.id !== me.id && member.role !== 'owner' && !member.disabled;
  const target = { params: { id: member.id } };

  async function change(route: 'disableMember' | 'enableMember' | 'resetMemberTwoStep'): Promise<string | null> {
    const outcome = await ask(route, target);
    if (!outcome.ok) return tellFailure(outcome.error);
    onChanged(outcome.value);
    return null;
  }

  return (
    <Group title="Sign-in and leaving" {...(stays === null ? {} : { text: stays })}>
      {stays !== null && !mayTransfer ? null : (
        <div className="settings__buttons">
          {mayTransfer ? <TransferOwnership member={member} onTransferred={props.onTransferred} /> : null}
          {stays === null && member.twoStep ? (
            <ConfirmAction
              label="Reset two-step sign-in"
              title={`Reset two-step sign-in of ${member.name}?`}
              confirm="Reset"
              run={() => change('resetMemberTwoStep')}
            >
              <p>
                For somebody who lost their phone and their recovery codes. Make sure that it is really them who asks.
              </p>
              <p>
                They sign in with the password alone until they set it up again. Where a mail server is set, a mail
                tells them; the security log keeps who reset it.
              </p>
            </ConfirmAction>
          ) : null}
          {stays !== null ? null : member.disabled ? (
            <ConfirmAction
              label="Re-enable"
              title={`Let ${member.name} sign in again?`}
              confirm="Re-enable"
              run={() => change('enableMember')}
            >
              <p>Role and permissions are as they were.</p>
            </ConfirmAction>
          ) : (
            <ConfirmAction
              label="Disable"
              look="danger"
              title={`Disable ${member.name}?`}
              confirm="Disable"
              run={() => change('disableMember')}
            >
              <p>{released}</p>
              <p>They are signed out everywhere and cannot sign in until they are re-enabled.</p>
            </ConfirmAction>
          )}
          {stays !== null ? null : (
            <ConfirmAction
              label="Remove"
              look="danger"
              title={`Remove ${member.name} from the team?`}
              confirm="Remove"
              run={async () => {
                const outcome = await ask('removeMember', target);
                if (!outcome.ok) return tellFailure(outcome.error);
                props.onRemoved();
                return null;
              }}
            >
              <p>{released}</p>
              <p>
                They are signed out everywhere. What they wrote keeps their name. To come back they need a new invite.
              </p>
            </ConfirmAction>
          )}
        </div>
      )}
    </Group>
  );
}
