import { z } from 'zod';
import {
  alertListSchema,
  alertPreferencesSchema,
  alertSettingsSchema,
  listAlertsQuerySchema,
  memberAlertPreferencesSchema,
} from './alerts.ts';
import { idSchema } from './primitives.ts';
import type { RouteContract } from './route.ts';

const member = { access: 'member' } as const;
const team = { access: 'member', permission: 'team.manage' } as const;
const workspace = { access: 'member', permission: 'workspace.manage' } as const;
const memberParams = z.strictObject({ id: idSchema });

/** Who is told what by mail, and what became of it. */
export const alertRoutes = {
  getMyAlertPreferences: {
    ...member,
    method: 'get',
    path: '/api/v1/me/alert-preferences',
    summary: 'Which alerts reach me by mail',
    request: null,
    response: memberAlertPreferencesSchema,
  },
  saveMyAlertPreferences: {
    ...member,
    method: 'put',
    path: '/api/v1/me/alert-preferences',
    summary: 'Choose which alerts reach me by mail',
    request: alertPreferencesSchema,
    response: memberAlertPreferencesSchema,
  },
  listAlertPreferences: {
    ...team,
    method: 'get',
    path: '/api/v1/alert-preferences',
    summary: 'Which alerts reach whom, for every member of the workspace',
    request: null,
    response: z.object({ members: z.array(memberAlertPreferencesSchema) }),
  },
  saveAlertPreferences: {
    ...team,
    method: 'put',
    path: '/api/v1/members/:id/alert-preferences',
    summary: 'Choose which alerts reach a member by mail',
    params: memberParams,
    request: alertPreferencesSchema,
    response: memberAlertPreferencesSchema,
  },
  getAlertSettings: {
    ...workspace,
    method: 'get',
    path: '/api/v1/alert-settings',
    summary: 'After how many minutes a waiting request is told, and which words raise an alert',
    request: null,
    response: alertSettingsSchema,
  },
  saveAlertSettings: {
    ...workspace,
    method: 'put',
    path: '/api/v1/alert-settings',
    summary: 'Change the minutes and the words',
    request: alertSettingsSchema,
    response: alertSettingsSchema,
  },
  listAlerts: {
    ...workspace,
    method: 'get',
    path: '/api/v1/alerts',
    summary: 'What somebody had to be told, newest first, with what became of it per member and channel',
    query: listAlertsQuerySchema,
    request: null,
    response: alertListSchema,
  },
} as const satisfies Record<string, RouteContract>;
