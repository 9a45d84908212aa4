import type { RouteContract } from '../route.ts';
import { reportQuerySchema, reportSchema } from './report.ts';
import { wallboardSchema } from './wallboard.ts';

const analytics = { access: 'member', permission: 'analytics.view' } as const;

/** How it goes. */
export const analyticsRoutes = {
  getReport: {
    ...analytics,
    method: 'get',
    path: '/api/v1/analytics',
    summary: 'Every number of the dashboard for a range of days',
    query: reportQuerySchema,
    request: null,
    response: reportSchema,
  },
  getWallboard: {
    ...analytics,
    method: 'get',
    path: '/api/v1/wallboard',
    summary: 'This moment, and today so far',
    request: null,
    response: wallboardSchema,
  },
} as const satisfies Record<string, RouteContract>;
