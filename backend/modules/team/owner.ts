import { fail, type Result, succeed } from '#contract/result.ts';
import type { Clock } from '../../server/clock.ts';
import type { Database } from '../../server/database/connection.ts';
import { isUniqueViolation } from '../../server/database/faults.ts';
import { writeAudit } from './audit.ts';
import { findCredentials, insertMember } from './member-store.ts';
import { EMAIL_TAKEN, hashNewPassword } from './members.ts';
import * as store from './owner-store.ts';
import type { PasswordHasher } from './password.ts';
import { defaultPermissions, OWNER_LINK_LIFE_MS } from './rules.ts';
import type { Origin, Sessions, SignedIn } from './sessions.ts';
import type { SignInLimits } from './sign-in-limits.ts';
import { createSecret, hashSecret } from './tokens.ts';

export interface OwnershipDeps {
  db: Database;
  clock: Clock;
  hasher: PasswordHasher;
  limits: SignInLimits;
  sessions: Sessions;
}

export interface OwnerLink {
  token: string;
  expiresAt: Date;
}

const LINK_OVER = fail(
  'unauthorized',
  'This link has been used or has run out. A restart of the server prints a new one.',
  {
    field: 'token',
  },
);

export type Ownership = ReturnType<typeof createOwnership>;

/** How a fresh installation gets its owner: whoever can read the server's terminal is handed a link, once. */
export function createOwnership({ db, clock, hasher, limits, sessions }: OwnershipDeps) {
  return {
    /** Whether any owner can sign in here, be it that of a demonstration. */
    hasOwner: (): Promise<boolean> => store.hasOwner(db, { real: false }),

    /** A link for 30 minutes and one use, or null once the installation has its owner. Earlier links stop working. */
    issueLink: (): Promise<OwnerLink | null> =>
      db.transaction().execute(async (tx) => {
        await store.lockOwnership(tx);
        if (await store.hasOwner(tx, { real: true })) return null;
        const { token, hash: tokenHash } = createSecret();
        const now = clock.now();
        const expiresAt = new Date(now.getTime() + OWNER_LINK_LIFE_MS);
        await store.replaceOwnerLink(tx, { tokenHash, now, expiresAt });
        return { token, expiresAt };
      }),

    /**
     * Makes the bearer of the link the owner and signs them in. `unauthorized` for a link that is used, run out or
     * made up; `invalid` with the field for a weak password or a taken address, and then the link stays good.
     */
    async claim(
      request: { token: string; name: string; email: string; password: string; timezone?: string | undefined },
      origin: Origin,
    ): Promise<Result<SignedIn>> {
      const refusal = await limits.admitAddress(origin.ip);
      if (refusal) return refusal;
      const tokenHash = hashSecret(request.token);
      // Looked at before the costly hash; what counts is the conditional update below.
      if (!(await store.isOwnerLinkLive(db, tokenHash, clock.now()))) return LINK_OVER;
      const hashed = await hashNewPassword(hasher, request.password, request);
      if (!hashed.ok) return hashed;
      try {
        return await db.transaction().execute(async (tx) => {
          await store.lockOwnership(tx);
          // A link may outlive its purpose when the owner came another way.
          if (await store.hasOwner(tx, { real: true })) return LINK_OVER;
          const workspaceId = await store.ensureWorkspace(tx, clock.now());
          if ((await findCredentials(tx, request.email, workspaceId)).length > 0) return EMAIL_TAKEN;
          const now = clock.now();
          if (!(await store.consumeOwnerLink(tx, tokenHash, now))) return LINK_OVER;
          if (request.timezone !== undefined) await store.settleTimezone(tx, workspaceId, request.timezone);
          const memberId = await insertMember(tx, {
            workspaceId,
            email: request.email,
            name: request.name,
            role: 'owner',
            permissions: defaultPermissions('owner'),
            passwordHash: hashed.value,
            now,
          });
          await writeAudit(tx, {
            ...{ workspaceId, kind: 'owner.claimed', actor: { id: memberId, name: request.name }, address: origin.ip },
            now,
          });
          return succeed(await sessions.begin(tx, memberId, origin.client));
        });
      } catch (error) {
        // Somebody was added under this address at the same moment; the link's use was rolled back with the rest.
        if (isUniqueViolation(error)) return EMAIL_TAKEN;
        throw error;
      }
    },
  };
}
