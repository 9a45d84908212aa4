import type { Me } from '#contract/members.ts';
import { type Failure, fail, type Result, succeed } from '#contract/result.ts';
import type { Clock } from '../../server/clock.ts';
import type { Database, Queryable } from '../../server/database/connection.ts';
import type { EventBus } from '../../server/events.ts';
import { newId } from '../../server/new-id.ts';
import { writeAudit } from './audit.ts';
import { findMember } from './member-store.ts';
import { type MemberIdentity, presentMe } from './present.ts';
import { decideRefresh, derivePermissions, REFRESH_TOKEN_LIFE_MS } from './rules.ts';
import {
  type ClientKind,
  findFamilyOf,
  findSignedIn,
  insertRefreshToken,
  lockRefreshToken,
  revokeFamily,
  rotateFamily,
} from './session-store.ts';
import { type AccessTokens, createSecret, hashSecret } from './tokens.ts';

export interface SessionDeps {
  db: Database;
  clock: Clock;
  events: EventBus;
  accessTokens: AccessTokens;
}

/** Where an attempt comes from: what kind of client, and the address that limits are counted by. */
export interface Origin {
  client: ClientKind;
  ip: string;
}

/** What a sign-in gives. The edge decides whether the refresh token travels in the body or in a cookie. */
export interface SignedIn {
  accessToken: string;
  accessTokenExpiresAt: Date;
  refreshToken: string;
  refreshTokenExpiresAt: Date;
  me: Me;
}

const SESSION_OVER = fail('unauthorized', 'This sign-in is over. Please sign in again.');

export type Sessions = ReturnType<typeof createSessions>;

export function createSessions({ db, clock, events, accessTokens }: SessionDeps) {
  async function issue(
    queryable: Queryable,
    session: { memberId: string; familyId: string; client: ClientKind; beganAt: Date },
  ): Promise<SignedIn> {
    const now = clock.now();
    const member = await findMember(queryable, session.memberId);
    if (!member) throw new Error('a member vanished while signing in');
    const { token: refreshToken, hash: tokenHash } = createSecret();
    const refreshTokenExpiresAt = new Date(now.getTime() + REFRESH_TOKEN_LIFE_MS);
    await insertRefreshToken(queryable, { ...session, tokenHash, now, expiresAt: refreshTokenExpiresAt });
    const access = await accessTokens.issue({ ...session, workspaceId: member.workspace_id });
    return {
      accessToken: access.token,
      accessTokenExpiresAt: access.expiresAt,
      refreshToken,
      refreshTokenExpiresAt,
      me: presentMe(member),
    };
  }

  /** Starts a new family, for a member whose right to it has been established. */
  const begin = (queryable: Queryable, memberId: string, client: ClientKind): Promise<SignedIn> =>
    issue(queryable, { memberId, familyId: newId(), client, beganAt: clock.now() });

  async function note(
    tx: Queryable,
    memberId: string,
    kind: 'sign_in.stolen' | 'sign_in.signed_out',
    address: string | null,
  ): Promise<void> {
    const member = await findMember(tx, memberId);
    if (!member) return;
    const actor = { id: memberId, name: member.name };
    await writeAudit(tx, { workspaceId: member.workspace_id, kind, actor, address, now: clock.now() });
  }

  function announceEnd(memberId: string, familyId: string): void {
    events.emit('session.ended', { memberId, familyId, reason: 'signed_out' });
  }

  return {
    begin,

    /**
     * Exchanges a refresh token for a new pair. A token works once; for 30 s it works again as long as nothing it was
     * exchanged for has been used (see `decideRefresh`). Reuse beyond that ends the whole sign-in.
     */
    async refresh(refreshToken: string, address: string | null = null): Promise<Result<SignedIn>> {
      const outcome = await db.transaction().execute(async (tx): Promise<SignedIn | Ended | null> => {
        const token = await lockRefreshToken(tx, hashSecret(refreshToken));
        if (!token) return null;
        const now = clock.now();
        const { memberId, familyId, client, beganAt } = token;
        switch (decideRefresh(token, now)) {
          case 'over':
            return null;
          case 'reused':
            await revokeFamily(tx, familyId, now);
            await note(tx, memberId, 'sign_in.stolen', address);
            return { ended: { memberId, familyId } };
          case 'rotate':
            await rotateFamily(tx, familyId, now);
            return issue(tx, { memberId, familyId, client, beganAt });
          case 'repeat':
            return issue(tx, { memberId, familyId, client, beganAt });
        }
      });
      if (!outcome) return SESSION_OVER;
      if (!('ended' in outcome)) return succeed(outcome);
      announceEnd(outcome.ended.memberId, outcome.ended.familyId);
      return SESSION_OVER;
    },

    /** Ends the sign-in a refresh token belongs to. Says nothing about tokens it does not know. */
    async signOut(refreshToken: string, address: string | null = null): Promise<void> {
      const found = await findFamilyOf(db, hashSecret(refreshToken));
      if (!found) return;
      const ended = await db.transaction().execute(async (tx) => {
        const wasInUse = await revokeFamily(tx, found.familyId, clock.now());
        if (wasInUse) await note(tx, found.memberId, 'sign_in.signed_out', address);
        return wasInUse;
      });
      if (ended) announceEnd(found.memberId, found.familyId);
    },

    /** Who holds this access token, with the rights of this moment. One signature check and one indexed query. */
    async authenticate(accessToken: string): Promise<Result<MemberIdentity>> {
      const claims = await accessTokens.read(accessToken);
      const member = claims && (await findSignedIn(db, claims));
      if (!member) return unauthorized();
      return succeed({
        memberId: member.id,
        workspaceId: member.workspace_id,
        familyId: claims.familyId,
        name: member.name,
        role: member.role,
        permissions: derivePermissions(member.role, member.permissions),
        expiresAt: claims.expiresAt,
      });
    },
  };
}

interface Ended {
  ended: { memberId: string; familyId: string };
}

function unauthorized(): Failure {
  return fail('unauthorized', 'This access token is not, or no longer, valid.');
}
