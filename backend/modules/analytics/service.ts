import type { Clock, Timers } from '../../server/clock.ts';
import type { Database } from '../../server/database/connection.ts';
import type { EventBus } from '../../server/events.ts';
import { createFollower, findConversationsBehind } from '../conversation/index.ts';
import { refreshFacts } from './facts/store-facts.ts';
import { createReport } from './report/service.ts';
import { readWallboard } from './wallboard.ts';

export interface AnalyticsDeps {
  db: Database;
  clock: Clock;
  timers: Timers;
  events: Pick<EventBus, 'on'>;
  onError(error: unknown): void;
}

export type AnalyticsService = ReturnType<typeof createAnalyticsService>;

/** How it goes: facts that follow the conversations, and the numbers made of them. */
export function createAnalyticsService({ db, clock, timers, events, onError }: AnalyticsDeps) {
  const follower = createFollower({
    ...{ clock, timers, events, onError },
    findBehind: (query) => findConversationsBehind(db, 'analytics_progress', query),
    async process(conversationIds) {
      await refreshFacts(db, conversationIds);
      return false;
    },
  });

  return {
    start: () => follower.start(),
    stop: () => follower.stop(),
    /** Counts now whatever is not counted yet: for tests and measurements. */
    catchUp: () => follower.catchUp(),
    report: createReport({ db, clock, countedUntil: () => follower.processedUntil() }),
    wallboard: (workspaceId: string) => readWallboard(db, workspaceId, clock.now()),
  };
}
