import { type Failure, fail, type Result, succeed } from '#contract/result.ts';
import type { Clock } from '../../server/clock.ts';
import type { Database } from '../../server/database/connection.ts';
import type { EventBus } from '../../server/events.ts';
import { writeAudit } from './audit.ts';
import { findCredentials } from './member-store.ts';
import type { PasswordHasher } from './password.ts';
import type { Origin, Sessions, SignedIn } from './sessions.ts';
import type { SignInLimits } from './sign-in-limits.ts';
import type { TwoStep } from './two-step.ts';

export interface SignInDeps {
  db: Database;
  clock: Clock;
  events: EventBus;
  hasher: PasswordHasher;
  limits: SignInLimits;
  twoStep: TwoStep;
  sessions: Sessions;
}

export interface SignInInput {
  email: string;
  password: string;
  code?: string | undefined;
  workspaceId?: string | undefined;
}

type Credentials = Awaited<ReturnType<typeof findCredentials>>[number];

/** The same words whether the account exists, is disabled, or the password is wrong. */
const WRONG_CREDENTIALS = fail('unauthorized', 'E-mail or password is wrong.');

export function createSignIn({ db, clock, events, hasher, limits, twoStep, sessions }: SignInDeps) {
  // Written after the answer is given, or the log would make a known account's refusal slower than a stranger's.
  events.on('sign_in.failed', ({ workspaceId, memberId, memberName, address }) =>
    writeAudit(db, {
      ...{ workspaceId, kind: 'sign_in.failed', actor: { id: null, name: memberName } },
      ...{ target: { id: memberId, name: memberName }, address, now: clock.now() },
    }),
  );

  function noteFailure(member: Credentials, address: string): void {
    const { workspace_id: workspaceId, id: memberId, name: memberName } = member;
    events.emit('sign_in.failed', { workspaceId, memberId, memberName, address });
  }

  /**
   * Those whose password it is. One hash for an account and one for none; only whoever is in several workspaces of this
   * server takes one for each.
   */
  async function verify(found: readonly Credentials[], password: string): Promise<Result<Credentials[]>> {
    const matching: Credentials[] = [];
    for (const member of found.length > 0 ? found : [null]) {
      const verified = await hasher.verify(password, member?.password_hash ?? null);
      if (!verified.ok) return verified;
      if (member && verified.value && member.disabled_at === null) matching.push(member);
    }
    return succeed(matching);
  }

  /** What is asked for beyond the password, or null when nothing is missing. */
  async function passSecondStep(
    member: Credentials,
    code: string | undefined,
    address: string,
  ): Promise<Failure | null> {
    const step = await twoStep.pass(member.id, code);
    if (step === 'missing') return fail('two_step_required', 'Enter the code of your authenticator app.');
    if (typeof step !== 'string') {
      noteFailure(member, address);
      return step;
    }
    if (step === 'recovery') {
      const who = { id: member.id, name: member.name };
      await writeAudit(db, {
        ...{ workspaceId: member.workspace_id, kind: 'two_step.recovery_code_used', actor: who, address },
        now: clock.now(),
      });
    }
    return null;
  }

  /**
   * `unauthorized` with one text for every cause; `rate_limited` and `busy` say when to come back. Only after a right
   * password: `choose_workspace`, `two_step_required`.
   */
  return async function signIn(request: SignInInput, origin: Origin): Promise<Result<SignedIn>> {
    const email = request.email.toLowerCase();
    const attempt = await limits.begin(email, origin.ip);
    if ('ok' in attempt) return attempt;
    const found = await findCredentials(db, email, request.workspaceId);
    const verified = await verify(found, request.password);
    if (!verified.ok) {
      await attempt.withdraw();
      return verified;
    }
    const [member, ...others] = verified.value;
    if (!member) {
      for (const tried of found) noteFailure(tried, origin.ip);
      return WRONG_CREDENTIALS;
    }
    // Whoever knows a password of this server is no stranger there.
    limits.remember(origin.ip);
    if (others.length > 0) {
      await attempt.withdraw();
      return fail('choose_workspace', 'Choose the workspace to sign in to.', {
        workspaces: verified.value.map(({ workspace_id: id, workspace_name: name }) => ({ id, name })),
      });
    }
    const refusal = await passSecondStep(member, request.code, origin.ip);
    if (refusal) {
      // Nothing was guessed where nothing was sent. A wrong code stays a failure.
      if (request.code === undefined) await attempt.withdraw();
      return refusal;
    }
    await attempt.succeed();
    return succeed(
      await db.transaction().execute(async (tx) => {
        const who = { id: member.id, name: member.name };
        await writeAudit(tx, {
          ...{ workspaceId: member.workspace_id, kind: 'sign_in.succeeded', actor: who, address: origin.ip },
          now: clock.now(),
        });
        return sessions.begin(tx, member.id, origin.client);
      }),
    );
  };
}
