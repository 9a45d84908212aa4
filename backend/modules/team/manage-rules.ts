import type { MemberRole, Permission } from '#contract/members.ts';

/** What counts of a member when it is about who may do what to whom. `permissions` as they hold now. */
export interface Standing {
  memberId: string;
  role: MemberRole;
  permissions: readonly Permission[];
}

const RANK: Record<MemberRole, number> = { agent: 0, admin: 1, owner: 2 };

/**
 * Why an actor may not give somebody this role and these permissions, in words for the actor, or null. `held`: what they
 * have already, which can stay whoever gave it.
 */
export function decideGrant(
  actor: Standing,
  granted: { role: MemberRole; permissions: readonly Permission[] },
  held: readonly Permission[] = [],
): string | null {
  if (RANK[granted.role] > RANK[actor.role]) return `Only an owner can make somebody an ${granted.role}.`;
  const beyond = granted.permissions.find(
    (permission) => !held.includes(permission) && !actor.permissions.includes(permission),
  );
  return beyond === undefined ? null : 'You cannot grant a permission that you do not have yourself.';
}

/** Why an actor may not change anything about a member, or null. Equals may; themselves they can only make less. */
export function decideTouch(actor: Standing, target: Standing): string | null {
  return RANK[target.role] > RANK[actor.role] ? `You cannot change an ${target.role}.` : null;
}

/** The same for a second step that somebody lost. One's own is turned off with password and code, not by a right. */
export function decideResetTwoStep(actor: Standing, target: Standing): string | null {
  if (actor.memberId === target.memberId) return 'Your own two-step sign-in is turned off in your profile.';
  return decideTouch(actor, target);
}

/** The same for shutting somebody out. */
export function decideShutOut(actor: Standing, target: Standing): string | null {
  if (actor.memberId === target.memberId) return 'You cannot shut yourself out. Ask somebody else of your team.';
  return decideTouch(actor, target);
}
