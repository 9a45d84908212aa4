import { sql } from 'kysely';
import type { Queryable } from '../../server/database/connection.ts';
import { newId } from '../../server/new-id.ts';
import type { RefreshTokenState } from './rules.ts';

export type ClientKind = 'desktop' | 'browser';

export interface NewRefreshToken {
  memberId: string;
  /** One family is one sign-in on one device. */
  familyId: string;
  tokenHash: Buffer;
  client: ClientKind;
  /** When the sign-in began. */
  beganAt: Date;
  now: Date;
  expiresAt: Date;
}

/** Also forgets what ran out by itself: a spent token must stay only as long as its reuse could tell of a theft. */
export async function insertRefreshToken(db: Queryable, token: NewRefreshToken): Promise<void> {
  await db.deleteFrom('sessions').where('member_id', '=', token.memberId).where('expires_at', '<', token.now).execute();
  await db
    .insertInto('sessions')
    .values({
      id: newId(),
      member_id: token.memberId,
      family_id: token.familyId,
      token_hash: token.tokenHash,
      client: token.client,
      began_at: token.beganAt,
      created_at: token.now,
      expires_at: token.expiresAt,
    })
    .execute();
}

export interface FoundRefreshToken extends RefreshTokenState {
  memberId: string;
  familyId: string;
  client: ClientKind;
  beganAt: Date;
}

/** Finds a refresh token and holds its family until the transaction ends, so that two uses of one token take turns. */
export async function lockRefreshToken(db: Queryable, tokenHash: Buffer): Promise<FoundRefreshToken | undefined> {
  const known = await db
    .selectFrom('sessions')
    .select('family_id')
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  if (!known) return undefined;
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${known.family_id}, 0))`.execute(db);
  return db
    .selectFrom('sessions')
    .innerJoin('members', 'members.id', 'sessions.member_id')
    .select((query) => [
      'sessions.member_id as memberId',
      'sessions.family_id as familyId',
      'sessions.client',
      'sessions.began_at as beganAt',
      'sessions.expires_at as expiresAt',
      'sessions.rotated_at as rotatedAt',
      'sessions.revoked_at as revokedAt',
      'members.disabled_at as memberDisabledAt',
      query
        .selectFrom('sessions as sibling')
        .select((sibling) => sibling.fn.max('sibling.rotated_at').as('at'))
        .whereRef('sibling.family_id', '=', 'sessions.family_id')
        .as('familyRotatedAt'),
    ])
    .where('sessions.token_hash', '=', tokenHash)
    .executeTakeFirst();
}

/** Spends every token of the family that was still good. */
export async function rotateFamily(db: Queryable, familyId: string, now: Date): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ rotated_at: now })
    .where('family_id', '=', familyId)
    .where('rotated_at', 'is', null)
    .execute();
}

/** True when the family was still in use. */
export async function revokeFamily(db: Queryable, familyId: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('sessions')
    .set({ revoked_at: now })
    .where('family_id', '=', familyId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Ends a member's sign-ins, but for one if given. Answers the families that were in use. */
export async function revokeAllOf(
  db: Queryable,
  memberId: string,
  now: Date,
  butFamilyId: string | null = null,
): Promise<string[]> {
  let revoked = db
    .updateTable('sessions')
    .set({ revoked_at: now })
    .where('member_id', '=', memberId)
    .where('revoked_at', 'is', null);
  if (butFamilyId !== null) revoked = revoked.where('family_id', '<>', butFamilyId);
  const rows = await revoked.returning('family_id').execute();
  return [...new Set(rows.map((row) => row.family_id))];
}

/** The sign-ins of a member that are in use, the last used first. */
export function listFamilies(db: Queryable, memberId: string, now: Date) {
  return db
    .selectFrom('sessions')
    .select((column) => [
      'family_id as id',
      'client',
      column.fn.min('began_at').as('began_at'),
      column.fn.max('created_at').as('used_at'),
    ])
    .where('member_id', '=', memberId)
    .where('revoked_at', 'is', null)
    .groupBy(['family_id', 'client'])
    .having((column) => column.fn.max('expires_at'), '>', now)
    .orderBy('used_at', 'desc')
    .execute();
}

export async function findFamilyOf(db: Queryable, tokenHash: Buffer) {
  return db
    .selectFrom('sessions')
    .select(['family_id as familyId', 'member_id as memberId'])
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
}

/** The member behind an access token, in one indexed query: undefined when disabled or when the sign-in was ended. */
export function findSignedIn(db: Queryable, claims: { memberId: string; workspaceId: string; familyId: string }) {
  return db
    .selectFrom('members')
    .select(['members.id', 'members.workspace_id', 'members.name', 'members.role', 'members.permissions'])
    .where('members.id', '=', claims.memberId)
    .where('members.workspace_id', '=', claims.workspaceId)
    .where('members.disabled_at', 'is', null)
    .where((where) =>
      where.exists(
        where
          .selectFrom('sessions')
          .select('sessions.id')
          .whereRef('sessions.member_id', '=', 'members.id')
          .where('sessions.family_id', '=', claims.familyId)
          .where('sessions.revoked_at', 'is', null),
      ),
    )
    .executeTakeFirst();
}
