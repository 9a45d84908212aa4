import type { Clock } from '../../server/clock.ts';
import type { Database } from '../../server/database/connection.ts';
import type { EventBus } from '../../server/events.ts';
import { createTeamAdmin, type TeamAdmin, type TeamAdminDeps } from './admin.ts';
import { createMembers } from './members.ts';
import { createOwnership } from './owner.ts';
import { createPasswordHasher } from './password.ts';
import { createSessions } from './sessions.ts';
import { createSignIn } from './sign-in.ts';
import { createSignInLimits } from './sign-in-limits.ts';
import { createAccessTokens } from './tokens.ts';
import { createTwoStep } from './two-step.ts';

export interface TeamDeps {
  db: Database;
  clock: Clock;
  events: EventBus;
  /** At least 32 random bytes that stay the same over restarts: signs access tokens, and other keys are made from it. */
  signingKey: Uint8Array;
}

export type TeamService = ReturnType<typeof createTeamService>;

/** Everything about members and their sign-ins; each use case is documented where it is written. */
export function createTeamService({ db, clock, events, signingKey }: TeamDeps) {
  const base = { db, clock, events };
  const hasher = createPasswordHasher();
  const limits = createSignInLimits();
  const accessTokens = createAccessTokens({ signingKey, clock });
  const twoStep = createTwoStep({ db, clock, signingKey });
  const sessions = createSessions({ ...base, accessTokens });
  const members = createMembers({ db, clock, hasher });
  const ownership = createOwnership({ db, clock, hasher, limits, sessions });

  return {
    signIn: createSignIn({ ...base, hasher, limits, twoStep, sessions }),
    async refresh(...[refreshToken, address = null]: Parameters<typeof sessions.refresh>) {
      const refreshed = await sessions.refresh(refreshToken, address);
      if (refreshed.ok && address !== null) limits.remember(address);
      return refreshed;
    },
    signOut: sessions.signOut,
    authenticate: sessions.authenticate,

    hasOwner: ownership.hasOwner,
    issueOwnerLink: ownership.issueLink,
    claimOwner: ownership.claim,

    addMember: members.add,
    addWorkspace: members.addWorkspace,
    listMembers: members.list,
    getMe: members.getMe,
    setPresence: members.setPresence,

    /** Call it once: what is done from the console, where there is mail, and chats that can be released. */
    createAdmin: (deps: TeamAdminDeps): TeamAdmin =>
      createTeamAdmin({ ...base, ...deps, hasher, limits, twoStep, sessions }),
  };
}
