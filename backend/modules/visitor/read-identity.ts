import { jwtVerify } from 'jose';
import { z } from 'zod';
import { emailSchema, isStorableText, personNameSchema } from '#contract/primitives.ts';
import { fail, type Result, succeed } from '#contract/result.ts';

const LONGEST_LIFE_S = 24 * 60 * 60;
/** Two computers' clocks are never quite the same. */
const CLOCK_TOLERANCE_S = 30;

const claimsSchema = z.object({
  sub: z.string().min(1).max(200).refine(isStorableText),
  exp: z.number().int(),
  name: personNameSchema.nullish(),
  email: emailSchema.nullish(),
});

/** Who a site says its visitor is. */
export interface Identity {
  /** The site's own id of the person. */
  subject: string;
  name: string | null;
  email: string | null;
  until: Date;
}

/**
 * Reads an HS256 token that a site signed with one of the chatbot's live secrets. It must end, and within 24 hours: what is
 * copied from a page's source must not open anything for long.
 */
export async function readIdentity(token: string, secrets: readonly string[], now: Date): Promise<Result<Identity>> {
  for (const secret of secrets) {
    const payload = await verify(token, secret, now);
    if (!payload) continue;
    const claims = claimsSchema.safeParse(payload);
    if (!claims.success) {
      const claim = claims.error.issues[0]?.path.join('.') || 'sub';
      return fail('invalid', `The token's "${claim}" does not fit.`, { field: claim });
    }
    const { sub, exp, name = null, email = null } = claims.data;
    if (exp > now.getTime() / 1_000 + LONGEST_LIFE_S + CLOCK_TOLERANCE_S) {
      return fail('invalid', 'The token must end within 24 hours.', { field: 'exp' });
    }
    return succeed({ subject: sub, name, email, until: new Date(exp * 1_000) });
  }
  return fail('forbidden', 'The token was not signed with a secret of this chatbot, or has expired.');
}

async function verify(token: string, secret: string, now: Date): Promise<unknown> {
  try {
    const options = { algorithms: ['HS256'], requiredClaims: ['exp', 'sub'], currentDate: now };
    const key = new TextEncoder().encode(secret);
    return (await jwtVerify(token, key, { ...options, clockTolerance: CLOCK_TOLERANCE_S })).payload;
  } catch {
    return null;
  }
}
