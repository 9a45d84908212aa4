import { useEffect, useRef } from 'react';
import type { TeamMember } from '#contract/team.ts';
import { findError } from '../../../state/field-errors.ts';
import { Button } from '../../../ui/button.tsx';
import { ChoiceField } from '../../../ui/choice-field.tsx';
import { Group } from '../../../ui/group.tsx';
import { BackIcon } from '../../../ui/icons.tsx';
import { NumberField } from '../../../ui/number-field.tsx';
import { describeLoad } from '../../../words/presence-words.ts';
import { formatFull } from '../../../words/time-words.ts';
import { Page } from '../parts/page.tsx';
import { useAutosave } from '../parts/use-autosave.ts';
import { useSettingsHome } from '../settings-home.tsx';
import {
  createDraft,
  decideLocked,
  diffDraft,
  listRoles,
  memberDraftSchema,
  setPermission,
  setRole,
} from './edit-member.ts';
import { MemberDangers } from './member-dangers.tsx';
import { MemberFace } from './member-row.tsx';
import { PermissionSwitches } from './permission-switches.tsx';
import { ServedChatbots } from './served-chatbots.tsx';
import { describeLastSeen, ROLE_NAMES } from './team-words.ts';

/** Everything about one member. */
export function MemberPage(props: {
  member: TeamMember;
  members: readonly TeamMember[];
  onChanged: (member: TeamMember) => void;
  onRemoved: () => void;
  onTransferred: () => void;
  /** The member was changed elsewhere, so what is edited here has to begin anew. */
  onStale: () => void;
  onBack: () => void;
}) {
  const { me, ask } = useSettingsHome();
  const { member } = props;
  const stored = useRef(createDraft(member));
  const [{ value, errors, save }, { change, flush }] = useAutosave({
    initial: stored.current,
    schema: memberDraftSchema,
    async save(draft) {
      const body = diffDraft(stored.current, draft);
      if (Object.keys(body).length === 0) return { ok: true, value: null };
      const outcome = await ask('changeMember', { params: { id: member.id }, body });
      if (outcome.ok) {
        stored.current = createDraft(outcome.value);
        props.onChanged(outcome.value);
      }
      return outcome;
    },
  });
  const isStale = save.name === 'saved' && Object.keys(diffDraft(stored.current, createDraft(member))).length > 0;
  const { onStale } = props;
  useEffect(() => {
    if (isStale) onStale();
  }, [isStale, onStale]);
  const locked = decideLocked(me, member);
  const roles = listRoles(me);
  return (
    <Page title={member.name} save={{ state: save, onRetry: () => void flush() }}>
      <BackToTeam onBack={props.onBack} />
      <div className="team__head">
        <MemberFace member={member} size="l" />
        <dl className="settings__facts">
          <dt>E-mail</dt>
          <dd>{member.email}</dd>
          <dt>Presence</dt>
          <dd>{describeLastSeen(member)}</dd>
          <dt>Active chats</dt>
          <dd>{describeLoad(member.activeChats, member.cap)}</dd>
          <dt>Two-step sign-in</dt>
          <dd>{member.twoStep ? 'On' : 'Off'}</dd>
          <dt>On the team since</dt>
          <dd>{formatFull(member.joinedAt)}</dd>
        </dl>
      </div>
      <Group title="Role and permissions" {...(locked === null ? {} : { text: locked })}>
        {locked === null ? (
          <ChoiceField
            label="Role"
            value={value.role}
            options={roles.map((role) => ({ value: role, label: ROLE_NAMES[role] }))}
            onChange={(role) => change(setRole(value, role))}
          />
        ) : (
          <dl className="settings__facts">
            <dt>Role</dt>
            <dd>{ROLE_NAMES[member.role]}</dd>
          </dl>
        )}
        <PermissionSwitches
          draft={value}
          isLocked={locked !== null}
          onChange={(permission, on) => change(setPermission(value, permission, on))}
        />
      </Group>
      <Group title="Chats">
        <div className="settings__narrow">
          <NumberField
            label="Most chats at once"
            hint="Empty: as each chatbot says."
            value={value.cap}
            digits={3}
            onChange={(cap) => change({ ...value, cap })}
            error={findError(errors, 'cap') === null ? null : 'A whole number from 1 to 100.'}
          />
        </div>
        <ServedChatbots
          chatbotIds={value.chatbotIds}
          error={findError(errors, 'chatbotIds')}
          onChange={(chatbotIds) => change({ ...value, chatbotIds })}
        />
      </Group>
      <MemberDangers {...props} />
    </Page>
  );
}

/** Where the keyboard goes on, now that the row it came from is gone. */
function BackToTeam({ onBack }: { onBack: () => void }) {
  const button = useRef<HTMLSpanElement>(null);
  useEffect(() => button.current?.querySelector('button')?.focus(), []);
  return (
    <span ref={button} className="team__back">
      <Button size="s" look="quiet" icon={<BackIcon size={14} />} onPress={onBack}>
        Back to the team
      </Button>
    </span>
  );
}
