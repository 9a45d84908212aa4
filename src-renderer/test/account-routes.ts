import type { accountRoutes } from '#contract/account-routes.ts';
import { fail, type Result, succeed } from '#contract/result.ts';
import type { waitingRoutes } from '#contract/waiting-routes.ts';
import type { Handlers } from './route-handlers.ts';
import { APP_CODE, type TeamWorld } from './team-world.ts';

const WRONG_PASSWORD = fail('invalid', 'is not your password', { field: 'password' });
const WRONG_CODE = fail('invalid', 'This code is wrong or was used already.', { field: 'code' });
const EASY = fail('invalid', 'too easy to guess: it is a commonly used password', { field: 'newPassword' });

function prove(team: TeamWorld, { password, code }: { password: string; code: string }): Result<never> | null {
  if (password !== team.password) return WRONG_PASSWORD;
  return code.trim() === APP_CODE ? null : WRONG_CODE;
}

function makeCodes(): { recoveryCodes: string[] } {
  return { recoveryCodes: Array.from({ length: 10 }, (_, index) => `kxw${index}-9dmp-22qe-h7t${index}`) };
}

/** One's own sign-in, and the way back in. */
export const accountHandlers: Handlers<typeof accountRoutes & typeof waitingRoutes> = {
  getWaiting: ({ world: { team } }) => succeed(team.waiting),

  getAccount({ world: { me, team } }) {
    const { name, email, avatar } = me;
    return succeed({ name, email, avatar, passwordChangedAt: '2026-09-14T08:00:00.000Z', twoStep: team.twoStep });
  },
  changeAccount({ world, body }) {
    world.changeMe(body);
    return accountHandlers.getAccount({ world, params: {}, query: new URLSearchParams(), body: undefined });
  },
  changePassword({ world: { team }, body }) {
    if (body.password !== team.password) return WRONG_PASSWORD;
    if (body.newPassword.startsWith('password')) return EASY;
    team.password = body.newPassword;
    team.sessions = team.sessions.filter(({ current }) => current);
    return succeed(null);
  },
  listSessions: ({ world: { team } }) => succeed({ sessions: team.sessions }),
  endSession({ world: { team }, params }) {
    team.sessions = team.sessions.filter(({ id }) => id !== params['id']);
    return succeed(null);
  },
  endOtherSessions({ world: { team } }) {
    team.sessions = team.sessions.filter(({ current }) => current);
    return succeed(null);
  },
  beginTwoStep({ world: { me, team }, body }) {
    if (body.password !== team.password) return WRONG_PASSWORD;
    const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
    return succeed({ secret, uri: `otpauth://totp/Corner%20Shop:${me.email}?secret=${secret}&issuer=Corner%20Shop` });
  },
  confirmTwoStep({ world: { team }, body }) {
    if (body.code !== APP_CODE) return WRONG_CODE;
    team.twoStep = { enabled: true, since: new Date().toISOString(), recoveryCodesLeft: 10 };
    return succeed(makeCodes());
  },
  renewRecoveryCodes: ({ world: { team }, body }) => prove(team, body) ?? succeed(makeCodes()),
  endTwoStep({ world: { team }, body }) {
    const refusal = prove(team, body);
    if (refusal) return refusal;
    team.twoStep = { enabled: false, since: null, recoveryCodesLeft: 0 };
    return succeed(null);
  },
  requestPasswordReset({ world: { team }, body }) {
    team.resetsAsked.push(body.email);
    return succeed(null);
  },
  resetPassword({ world: { team }, body }) {
    if (!team.resetTokens.has(body.token)) {
      return fail('unauthorized', 'This link has been used or has run out. Ask for a new one.', { field: 'token' });
    }
    if (body.newPassword.startsWith('password')) return EASY;
    team.resetTokens.delete(body.token);
    team.password = body.newPassword;
    return succeed(null);
  },
};
