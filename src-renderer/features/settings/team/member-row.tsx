import type { TeamMember } from '#contract/team.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { ChevronIcon } from '../../../ui/icons.tsx';
import { describeLoad } from '../../../words/presence-words.ts';
import { useSettingsHome } from '../settings-home.tsx';
import { describeLastSeen, ROLE_NAMES } from './team-words.ts';

/** One member at a glance; pressing it leads to everything about them. */
export function MemberRow({ member, onOpen }: { member: TeamMember; onOpen: () => void }) {
  const { me } = useSettingsHome();
  const responds = member.permissions.includes('chats.respond');
  return (
    <li className="team__member" data-disabled={member.disabled}>
      <button type="button" className="team__row" onClick={onOpen}>
        <MemberFace member={member} />
        <span className="team__words">
          <span className="team__name">
            <span dir="auto">{member.name}</span>
            {member.id === me.id ? <Badge>You</Badge> : null}
            {member.twoStep ? <Badge tone="accent">Two-step</Badge> : null}
          </span>
          <span className="team__facts">{member.email}</span>
          <span className="team__facts">
            {describeLastSeen(member)}
            {responds && !member.disabled ? ` · ${describeLoad(member.activeChats, member.cap)}` : ''}
          </span>
        </span>
        <span className="team__role">
          {ROLE_NAMES[member.role]}
          {responds ? null : <span className="team__facts">No live chats</span>}
        </span>
        <span className="team__arrow">
          <ChevronIcon size={16} />
        </span>
      </button>
    </li>
  );
}

/** Their circle, with a dot for whether requests reach them; what it means is said in words beside it. */
export function MemberFace({ member, size = 'm' }: { member: TeamMember; size?: 'm' | 'l' }) {
  return (
    <span className="team__face">
      <Avatar id={member.id} name={member.name} picture={member.avatar} size={size} />
      {member.disabled ? null : <span className={`team__dot team__dot--${member.presence.state}`} />}
    </span>
  );
}
