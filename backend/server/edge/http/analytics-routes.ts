import type { analyticsRoutes } from '#contract/analytics/routes.ts';
import { succeed } from '#contract/result.ts';
import type { HttpDeps } from './deps.ts';
import type { RouteHandlers } from './route-table.ts';

/** How it goes. Names of visitors and their words are for those who may read transcripts. */
export function createAnalyticsHandlers({
  analytics,
}: Pick<HttpDeps, 'analytics'>): Pick<RouteHandlers, keyof typeof analyticsRoutes> {
  return {
    getReport: async (_, { member: { workspaceId, permissions }, query }) =>
      succeed(
        await analytics.report({ workspaceId, query, readsTranscripts: permissions.includes('transcripts.view') }),
      ),
    getWallboard: async (_, { member }) => succeed(await analytics.wallboard(member.workspaceId)),
  };
}
