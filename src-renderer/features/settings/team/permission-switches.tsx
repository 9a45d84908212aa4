import type { Permission } from '#contract/members.ts';
import { Switch } from '../../../ui/switch.tsx';
import { namePermission } from '../../../words/permission-words.ts';
import { useSettingsHome } from '../settings-home.tsx';
import { decidePermissionLocked, type MemberDraft } from './edit-member.ts';
import { PERMISSIONS } from './team-words.ts';

/** What somebody may do, one switch each. What I cannot change says why. */
export function PermissionSwitches(props: {
  draft: Pick<MemberDraft, 'role' | 'permissions'>;
  isLocked?: boolean;
  onChange: (permission: Permission, on: boolean) => void;
}) {
  const { me } = useSettingsHome();
  return PERMISSIONS.map(({ permission, hint }) => {
    const why = props.isLocked ? null : decidePermissionLocked(me, props.draft, permission);
    return (
      <Switch
        key={permission}
        label={namePermission(permission)}
        hint={why === null ? hint : `${hint} ${why}`}
        isOn={props.draft.permissions.includes(permission)}
        isDisabled={props.isLocked === true || why !== null}
        onChange={(on) => props.onChange(permission, on)}
      />
    );
  });
}
