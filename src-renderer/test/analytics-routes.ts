import { reportQuerySchema } from '#contract/analytics/report.ts';
import type { analyticsRoutes } from '#contract/analytics/routes.ts';
import { fail, succeed } from '#contract/result.ts';
import type { Handlers } from './route-handlers.ts';

/** The dashboard and the wallboard of the world’s numbers. */
export const analyticsHandlers: Handlers<typeof analyticsRoutes> = {
  getReport({ world, query }) {
    const parsed = reportQuerySchema.safeParse(Object.fromEntries(query));
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      return fail('invalid', issue?.message ?? '', { field: issue?.path.join('.') ?? '' });
    }
    const { chatbots, agents, ...rest } = parsed.data;
    return succeed(
      world.analytics.report({
        ...rest,
        ...(chatbots && { chatbots: chatbots.join(',') }),
        ...(agents && { agents: agents.join(',') }),
      }),
    );
  },
  getWallboard: ({ world }) => succeed(world.analytics.wallboard()),
};
