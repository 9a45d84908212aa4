import { z } from 'zod';
import {
  listMailsQuerySchema,
  mailDetailSchema,
  mailListSchema,
  mailSchema,
  mailSettingsSchema,
  saveMailSettingsRequestSchema,
  testMailRequestSchema,
  testMailResponseSchema,
} from './mail.ts';
import { idSchema } from './primitives.ts';
import type { RouteContract } from './route.ts';

const workspace = { access: 'member', permission: 'workspace.manage' } as const;
const mailParams = z.strictObject({ id: idSchema });

/** How mail leaves the house, and what became of each. */
export const mailRoutes = {
  getMailSettings: {
    ...workspace,
    method: 'get',
    path: '/api/v1/mail-settings',
    summary: 'The mail server and the sender; never the password',
    request: null,
    response: mailSettingsSchema,
  },
  saveMailSettings: {
    ...workspace,
    method: 'put',
    path: '/api/v1/mail-settings',
    summary: 'Change the mail server and the sender',
    request: saveMailSettingsRequestSchema,
    response: mailSettingsSchema,
  },
  testMailSettings: {
    ...workspace,
    method: 'post',
    path: '/api/v1/mail-settings/test',
    summary: 'Send one mail now and tell how far it got',
    request: testMailRequestSchema,
    response: testMailResponseSchema,
  },
  listMails: {
    ...workspace,
    method: 'get',
    path: '/api/v1/mails',
    summary: 'The outbox, newest first',
    query: listMailsQuerySchema,
    request: null,
    response: mailListSchema,
  },
  getMail: {
    ...workspace,
    method: 'get',
    path: '/api/v1/mails/:id',
    summary: 'One mail with its text',
    params: mailParams,
    request: null,
    response: mailDetailSchema,
  },
  resendMail: {
    ...workspace,
    method: 'post',
    path: '/api/v1/mails/:id/resend',
    summary: 'Send a kept, failed or skipped mail now; wrong_state for one that is on its way or sent',
    params: mailParams,
    request: null,
    response: mailSchema,
  },
} as const satisfies Record<string, RouteContract>;
