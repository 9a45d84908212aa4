import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Account, TwoStepSetup } from '#contract/account.ts';
import { type Failure, fail, type Result, succeed } from '#contract/result.ts';
import type { Clock } from '../../server/clock.ts';
import type { Database, Queryable } from '../../server/database/connection.ts';
import { createSealedBox } from '../../server/sealed-box.ts';
import { generateReadable, hashSecret } from './tokens.ts';
import { createTotpSecret, findStep, toBase32, toOtpauthUri } from './totp.ts';
import * as store from './two-step-store.ts';

const RECOVERY_CODES = 10;
/** Over all addresses: whoever gets to guess codes knows the password already. */
const WRONG_CODES = 10;
const WRONG_CODES_WINDOW_S = 15 * 60;

/** What a second step came to. `recovery`: passed with a recovery code, which is spent now. */
export type SecondStep = 'off' | 'missing' | 'app' | 'recovery' | Failure;

export type TwoStep = ReturnType<typeof createTwoStep>;

/** Sign-in with a second step: an authenticator app, or one of ten recovery codes. */
export function createTwoStep({ db, clock, signingKey }: { db: Database; clock: Clock; signingKey: Uint8Array }) {
  const box = createSealedBox(signingKey, 'handoff-desk two-step secret');
  const wrongCodes = new RateLimiterMemory({ points: WRONG_CODES, duration: WRONG_CODES_WINDOW_S });

  function openSecret(memberId: string, sealed: Buffer): Buffer | null {
    const secret = box.open(memberId, sealed);
    return secret === null ? null : Buffer.from(secret, 'base64');
  }

  /** Refuses before it looks, once too many were wrong: counted first, so that parallel guesses do not slip through. */
  async function guarded(memberId: string, look: () => Promise<'app' | 'recovery' | null>): Promise<SecondStep> {
    const { consumedPoints, msBeforeNext } = await wrongCodes.penalty(memberId);
    if (consumedPoints > WRONG_CODES) {
      return fail('rate_limited', 'Too many wrong codes. Please wait before trying again.', {
        retryAfterMs: msBeforeNext,
      });
    }
    const passed = await look();
    if (passed === null) return fail('two_step_required', 'This code is wrong or was used already.', { field: 'code' });
    await wrongCodes.reward(memberId);
    return passed;
  }

  async function spend(memberId: string, secret: Buffer | null, code: string): Promise<'app' | 'recovery' | null> {
    const typed = code.replaceAll(/[\s-]/g, '').toLowerCase();
    const step = secret === null ? null : findStep(secret, typed, clock.now());
    if (step !== null) return (await store.spendStep(db, memberId, step)) ? 'app' : null;
    return (await store.spendRecoveryCode(db, memberId, hashSecret(typed), clock.now())) ? 'recovery' : null;
  }

  async function issueRecoveryCodes(tx: Queryable, memberId: string): Promise<string[]> {
    const codes = Array.from({ length: RECOVERY_CODES }, () => generateReadable(4, 4));
    const hashes = codes.map((code) => hashSecret(code.replaceAll('-', '')));
    await store.replaceRecoveryCodes(tx, memberId, hashes);
    return codes;
  }

  /** The second step of a sign-in, or proof of it for a change: a code is spent by this. */
  async function pass(memberId: string, code: string | undefined): Promise<SecondStep> {
    const found = await store.findSecret(db, memberId);
    if (!found?.confirmed_at) return 'off';
    if (code === undefined) return 'missing';
    return guarded(memberId, () => spend(memberId, openSecret(memberId, found.secret), code));
  }

  return {
    pass,
    issueRecoveryCodes,
    turnOff: store.deleteTwoStep,

    async describe(memberId: string): Promise<Account['twoStep']> {
      const found = await store.findSecret(db, memberId);
      if (!found?.confirmed_at) return { enabled: false, since: null, recoveryCodesLeft: 0 };
      const recoveryCodesLeft = await store.countRecoveryCodes(db, memberId);
      return { enabled: true, since: found.confirmed_at.toISOString(), recoveryCodesLeft };
    },

    /** A fresh secret, to be confirmed. `wrong_state` while it is on. */
    async begin(member: { memberId: string; email: string; workspaceName: string }): Promise<Result<TwoStepSetup>> {
      const secret = createTotpSecret();
      const sealed = box.seal(member.memberId, secret.toString('base64'));
      if (!(await store.saveSecret(db, member.memberId, sealed))) {
        return fail('wrong_state', 'Two-step sign-in is on already.');
      }
      return succeed({
        secret: toBase32(secret),
        uri: toOtpauthUri(secret, member.email, member.workspaceName),
      });
    },

    /** Turns it on with a first code. The recovery codes are answered this once. */
    async confirm(tx: Queryable, memberId: string, code: string): Promise<Result<string[]>> {
      const found = await store.findSecret(tx, memberId);
      if (!found || found.confirmed_at) return fail('wrong_state', 'There is nothing to confirm. Begin again.');
      const passed = await guarded(memberId, async () => {
        const secret = openSecret(memberId, found.secret);
        const step = secret && findStep(secret, code.replaceAll(/[\s-]/g, ''), clock.now());
        return step !== null && (await store.spendStep(tx, memberId, step)) ? 'app' : null;
      });
      if (typeof passed !== 'string') return asWrongCode(passed);
      if (!(await store.confirmSecret(tx, memberId, found.secret, clock.now()))) {
        return fail('wrong_state', 'There is nothing to confirm. Begin again.');
      }
      return succeed(await issueRecoveryCodes(tx, memberId));
    },
  };
}

/** For changes to one's own account, where no sign-in is under way. */
export function asWrongCode(refusal: Failure): Failure {
  const { code, message } = refusal.error;
  return code === 'two_step_required' ? fail('invalid', message, { field: 'code' }) : refusal;
}
