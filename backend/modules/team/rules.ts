import { type MemberRole, type Permission, permissionSchema } from '#contract/members.ts';

export const ACCESS_TOKEN_LIFE_MS = 15 * 60_000;
/** Counted from the last refresh: a console that is opened once a month stays signed in. */
export const REFRESH_TOKEN_LIFE_MS = 30 * 24 * 60 * 60_000;
/** How long a refresh token may be presented again when the answer to its first use was lost on the way. */
export const REFRESH_GRACE_MS = 30_000;
export const OWNER_LINK_LIFE_MS = 30 * 60_000;
export const RESET_LINK_LIFE_MS = 30 * 60_000;
export const INVITE_LIFE_MS = 72 * 60 * 60_000;

/** What a role holds when nobody chose otherwise. */
const DEFAULT_PERMISSIONS: Record<MemberRole, readonly Permission[]> = {
  owner: permissionSchema.options,
  admin: permissionSchema.options.filter((permission) => permission !== 'workspace.manage'),
  agent: ['chats.respond'],
};

export function defaultPermissions(role: MemberRole): Permission[] {
  return [...DEFAULT_PERMISSIONS[role]];
}

/** What a member may do. The owner always may do everything, so that nobody can lock the last key away. */
export function derivePermissions(role: MemberRole, granted: readonly Permission[]): Permission[] {
  return permissionSchema.options.filter((permission) => role === 'owner' || granted.includes(permission));
}

export interface RefreshTokenState {
  expiresAt: Date;
  rotatedAt: Date | null;
  revokedAt: Date | null;
  memberDisabledAt: Date | null;
  /** When a token of this family was last exchanged. */
  familyRotatedAt: Date | null;
}

export type RefreshDecision =
  /** Exchange it; every other live token of the family is spent with it. */
  | 'rotate'
  /** Exchanged a moment ago and nobody has used what it was exchanged for: the answer was lost, so answer again. */
  | 'repeat'
  /** Somebody holds a copy: end the family. */
  | 'reused'
  | 'over';

/**
 * Decides what presenting a refresh token means. The grace (`repeat`) exists because an answer can be lost after the
 * exchange is committed (laptop lid, tunnel) and because several tabs wake up at the same moment with the same cookie;
 * without it such a person would be signed out by their own retry. It costs little: the moment any successor is
 * used, the family's earlier tokens are out of grace, and a thief's or the owner's next use of one ends the family.
 */
export function decideRefresh(token: RefreshTokenState, now: Date): RefreshDecision {
  if (token.revokedAt || token.memberDisabledAt || token.expiresAt <= now) return 'over';
  if (!token.rotatedAt) return 'rotate';
  const successorUnused = token.familyRotatedAt?.getTime() === token.rotatedAt.getTime();
  const recent = now.getTime() - token.rotatedAt.getTime() <= REFRESH_GRACE_MS;
  return successorUnused && recent ? 'repeat' : 'reused';
}
