import { z } from 'zod';
import {
  accountSchema,
  accountSessionsSchema,
  beginTwoStepRequestSchema,
  changeAccountRequestSchema,
  changePasswordRequestSchema,
  confirmTwoStepRequestSchema,
  proveTwoStepRequestSchema,
  recoveryCodesSchema,
  requestPasswordResetRequestSchema,
  resetPasswordRequestSchema,
  twoStepSetupSchema,
} from './account.ts';
import { idSchema } from './primitives.ts';
import type { RouteContract } from './route.ts';

const own = { access: 'member' } as const;

/** What every member may do about their own sign-in. */
export const accountRoutes = {
  getAccount: {
    ...own,
    method: 'get',
    path: '/api/v1/account',
    summary: 'My name, picture and how I sign in',
    request: null,
    response: accountSchema,
  },
  changeAccount: {
    ...own,
    method: 'patch',
    path: '/api/v1/account',
    summary: 'Change my name or picture',
    request: changeAccountRequestSchema,
    response: accountSchema,
  },
  changePassword: {
    ...own,
    method: 'post',
    path: '/api/v1/account/password',
    summary: 'Change my password and end my other sign-ins',
    request: changePasswordRequestSchema,
    response: null,
  },
  listSessions: {
    ...own,
    method: 'get',
    path: '/api/v1/account/sessions',
    summary: 'Where I am signed in',
    request: null,
    response: accountSessionsSchema,
  },
  endSession: {
    ...own,
    method: 'delete',
    path: '/api/v1/account/sessions/:id',
    summary: 'End one of my sign-ins',
    params: z.strictObject({ id: idSchema }),
    request: null,
    response: null,
  },
  endOtherSessions: {
    ...own,
    method: 'delete',
    path: '/api/v1/account/sessions',
    summary: 'End all my sign-ins but this one',
    request: null,
    response: null,
  },
  beginTwoStep: {
    ...own,
    method: 'post',
    path: '/api/v1/account/two-step',
    summary: 'A secret for an authenticator app; wrong_state while two-step sign-in is on',
    request: beginTwoStepRequestSchema,
    response: twoStepSetupSchema,
  },
  confirmTwoStep: {
    ...own,
    method: 'post',
    path: '/api/v1/account/two-step/confirm',
    summary: 'Turn two-step sign-in on with a first code; wrong_state where nothing was begun',
    request: confirmTwoStepRequestSchema,
    response: recoveryCodesSchema,
  },
  renewRecoveryCodes: {
    ...own,
    method: 'post',
    path: '/api/v1/account/two-step/recovery-codes',
    summary: 'New recovery codes in place of the old ones',
    request: proveTwoStepRequestSchema,
    response: recoveryCodesSchema,
  },
  endTwoStep: {
    ...own,
    method: 'post',
    path: '/api/v1/account/two-step/end',
    summary: 'Turn two-step sign-in off',
    request: proveTwoStepRequestSchema,
    response: null,
  },
  requestPasswordReset: {
    method: 'post',
    path: '/api/v1/auth/reset-request',
    summary: 'Have a link mailed that sets a new password; for 30 minutes and one use',
    access: 'public',
    request: requestPasswordResetRequestSchema,
    response: null,
  },
  resetPassword: {
    method: 'post',
    path: '/api/v1/auth/reset',
    summary: 'Use that link: set a new password and end every sign-in',
    access: 'public',
    request: resetPasswordRequestSchema,
    response: null,
  },
} as const satisfies Record<string, RouteContract>;
