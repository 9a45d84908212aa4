import { createHash, randomBytes } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { Clock } from '../../server/clock.ts';
import { ACCESS_TOKEN_LIFE_MS } from './rules.ts';

const ISSUER = 'handoff-desk';
const ALGORITHM = 'HS256';

const claimsSchema = z.object({ sub: z.uuid(), ws: z.uuid(), fam: z.uuid(), exp: z.number() });

export interface AccessClaims {
  memberId: string;
  workspaceId: string;
  /** The sign-in this token belongs to. */
  familyId: string;
}

export interface AccessTokens {
  issue(claims: AccessClaims): Promise<{ token: string; expiresAt: Date }>;
  /** Null for whatever we did not sign, or that has run out. */
  read(token: string): Promise<(AccessClaims & { expiresAt: Date }) | null>;
}

export function createAccessTokens(deps: { signingKey: Uint8Array; clock: Clock }): AccessTokens {
  const { signingKey, clock } = deps;
  if (signingKey.length < 32) throw new Error('the signing key must have at least 32 bytes');

  return {
    async issue({ memberId, workspaceId, familyId }) {
      const now = clock.now().getTime();
      // Whole seconds, because that is what the token can say.
      const expiresAt = new Date(Math.floor((now + ACCESS_TOKEN_LIFE_MS) / 1_000) * 1_000);
      const token = await new SignJWT({ ws: workspaceId, fam: familyId })
        .setProtectedHeader({ alg: ALGORITHM })
        .setIssuer(ISSUER)
        .setSubject(memberId)
        .setIssuedAt(new Date(now))
        .setExpirationTime(expiresAt)
        .sign(signingKey);
      return { token, expiresAt };
    },

    async read(token) {
      try {
        const { payload } = await jwtVerify(token, signingKey, {
          algorithms: [ALGORITHM],
          issuer: ISSUER,
          currentDate: clock.now(),
        });
        const claims = claimsSchema.safeParse(payload);
        if (!claims.success) return null;
        const { sub, ws, fam, exp } = claims.data;
        return { memberId: sub, workspaceId: ws, familyId: fam, expiresAt: new Date(exp * 1_000) };
      } catch (error) {
        if (error instanceof errors.JOSEError) return null;
        throw error;
      }
    },
  };
}

/** A secret of 256 random bits for a refresh token or a link. Whoever has the token has the right; only its hash is stored. */
export function createSecret(): { token: string; hash: Buffer } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashSecret(token) };
}

/** SHA-256 is enough here: there is nothing to guess in 256 random bits. */
export function hashSecret(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** No 0/o, 1/l/i: it is going to be read from a screen and typed. */
const READABLE = '23456789abcdefghjkmnpqrstuvwxyz';

/** A password to hand to somebody: four groups of five, 99 bits. */
export function generatePassword(): string {
  return generateReadable(4, 5);
}

/** So many groups of so many characters with dashes between; each character is worth 4.95 bits. */
export function generateReadable(groups: number, size: number): string {
  const characters: string[] = [];
  while (characters.length < groups * size) {
    const byte = randomBytes(1)[0] ?? 0;
    // Bytes beyond the last whole multiple of the alphabet would make some characters likelier.
    if (byte < Math.floor(256 / READABLE.length) * READABLE.length) {
      characters.push(READABLE[byte % READABLE.length] ?? '');
    }
  }
  return Array.from({ length: groups }, (_, group) => characters.slice(group * size, (group + 1) * size).join('')).join(
    '-',
  );
}
