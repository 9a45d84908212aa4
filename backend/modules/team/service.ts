import type { Clock } from '../../server/clock.ts';
import type { Database } from '../../server/database/connection.ts';
import type { EventBus } from '../../server/events.ts';
import { createMembers } from './members.ts';
import { createOwnership } from './owner.ts';
import { createPasswordHasher } from './password.ts';
import { createSessions } from './sessions.ts';
import { createSignInLimits } from './sign-in-limits.ts';
import { createAccessTokens } from './tokens.ts';

export interface TeamDeps {
  db: Database;
  clock: Clock;
  events: EventBus;
  /** Signs access tokens: at least 32 random bytes that stay the same over restarts. */
  signingKey: Uint8Array;
}

export type TeamService = ReturnType<typeof createTeamService>;

/** Everything about members and their sign-ins; each use case is documented where it is written. */
export function createTeamService({ db, clock, events, signingKey }: TeamDeps) {
  const hasher = createPasswordHasher();
  const limits = createSignInLimits();
  const accessTokens = createAccessTokens({ signingKey, clock });
  const sessions = createSessions({ db, clock, events, hasher, limits, accessTokens });
  const members = createMembers({ db, clock, events, hasher });
  const ownership = createOwnership({ db, clock, hasher, limits, sessions });

  return {
    signIn: sessions.signIn,
    refresh: sessions.refresh,
    signOut: sessions.signOut,
    authenticate: sessions.authenticate,

    hasOwner: ownership.hasOwner,
    issueOwnerLink: ownership.issueLink,
    claimOwner: ownership.claim,

    addMember: members.add,
    listMembers: members.list,
    disableMember: members.disable,
    getMe: members.getMe,
    setPresence: members.setPresence,
  };
}
