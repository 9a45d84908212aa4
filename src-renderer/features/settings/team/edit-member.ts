import { type Me, type MemberRole, type Permission, permissionSchema } from '#contract/members.ts';
import { type ChangeMemberRequest, changeMemberRequestSchema, type TeamMember } from '#contract/team.ts';

/** What is edited of a member: all of it at once, so that what belongs together is stored together. */
export const memberDraftSchema = changeMemberRequestSchema.required();
export type MemberDraft = ReturnType<typeof memberDraftSchema.parse>;

const RANK: Readonly<Record<MemberRole, number>> = { agent: 0, admin: 1, owner: 2 };
/** What a role usually holds; the switches say the rest. */
const USUAL: Readonly<Record<MemberRole, readonly Permission[]>> = {
  agent: ['chats.respond'],
  admin: permissionSchema.options.filter((permission) => permission !== 'workspace.manage'),
  owner: permissionSchema.options,
};

type Editor = Pick<Me, 'id' | 'role' | 'permissions'>;

export function createDraft({ role, permissions, cap, chatbotIds }: TeamMember): MemberDraft {
  return { role, permissions, cap, chatbotIds };
}

/** What differs from what is stored; a new role takes its permissions along, as they are shown. */
export function diffDraft(stored: MemberDraft, draft: MemberDraft): ChangeMemberRequest {
  const hasNewRole = draft.role !== stored.role;
  return {
    ...(hasNewRole && { role: draft.role }),
    ...((hasNewRole || !isSameSet(draft.permissions, stored.permissions)) && { permissions: draft.permissions }),
    ...(draft.cap !== stored.cap && { cap: draft.cap }),
    ...(!isSameSet(draft.chatbotIds, stored.chatbotIds) && { chatbotIds: draft.chatbotIds }),
  };
}

function isSameSet(a: readonly string[] | null, b: readonly string[] | null): boolean {
  if (a === null || b === null) return a === b;
  return a.length === b.length && a.every((item) => b.includes(item));
}

/** An owner may everything; whoever stops being one keeps it until it is switched off. */
export function setRole(draft: MemberDraft, role: MemberRole): MemberDraft {
  return { ...draft, role, permissions: role === 'owner' ? [...permissionSchema.options] : draft.permissions };
}

export function setPermission(draft: MemberDraft, permission: Permission, on: boolean): MemberDraft {
  const others = draft.permissions.filter((held) => held !== permission);
  return { ...draft, permissions: on ? [...others, permission] : others };
}

/** Why role and permissions of this member are not to be changed by me, or null. */
export function decideLocked(me: Editor, member: Pick<TeamMember, 'id' | 'role'>): string | null {
  if (member.id === me.id) return 'Your own role and permissions are changed by others who manage the team.';
  if (RANK[member.role] > RANK[me.role]) return 'Only an owner can change an owner.';
  return null;
}

/** Why this one permission cannot be switched, or null. Nobody gives what they do not have; taking is always possible. */
export function decidePermissionLocked(
  me: Editor,
  draft: Pick<MemberDraft, 'role' | 'permissions'>,
  permission: Permission,
): string | null {
  if (draft.role === 'owner') return 'An owner always has it.';
  if (draft.permissions.includes(permission) || me.permissions.includes(permission)) return null;
  return 'You cannot give it, because you do not have it yourself.';
}

/** The roles I may give, lowest first. */
export function listRoles(me: Pick<Me, 'role'>): readonly MemberRole[] {
  return (['agent', 'admin', 'owner'] as const).filter((role) => RANK[role] <= RANK[me.role]);
}

/** What somebody new starts with, as far as I can give it. */
export function usualPermissions(me: Pick<Me, 'permissions'>, role: MemberRole): Permission[] {
  return USUAL[role].filter((permission) => me.permissions.includes(permission));
}

/** Why this member cannot be disabled or removed by me, or null. */
export function decideStays(me: Editor, member: TeamMember, members: readonly TeamMember[]): string | null {
  const owners = members.filter(({ role, disabled }) => role === 'owner' && !disabled);
  if (member.role === 'owner' && !member.disabled && owners.length === 1) {
    return member.id === me.id
      ? 'You are the only owner, so you cannot leave the team. Make somebody else an owner first.'
      : `${member.name} is the only owner and stays. Somebody else has to become an owner first.`;
  }
  if (member.id === me.id) return 'You cannot disable or remove yourself. Ask somebody else who manages the team.';
  if (RANK[member.role] > RANK[me.role]) return 'Only an owner can disable or remove an owner.';
  return null;
}
