import type { z } from 'zod';
import type { listConversationsQuerySchema, PastConversation } from '#contract/history/past-conversations.ts';
import { createEventBus } from '../../server/events.ts';
import { buildMember } from '../../test-support/factories.ts';
import { createTestClock } from '../../test-support/test-clock.ts';
import { createTestDatabase } from '../../test-support/test-database.ts';
import { buildCast } from '../../test-support/traffic/build-cast.ts';
import { fillTraffic, inventAgents, planTraffic } from '../demo/index.ts';
import { createHistoryService, type HistoryDeps, type Viewer } from './index.ts';

export type Query = z.output<typeof listConversationsQuerySchema>;

/** A history service on a database of its own, with so many conversations of a shop in it, all of them in the search. */
export async function openArchive({ conversations = 0, seed = 3 }: { conversations?: number; seed?: number } = {}) {
  const database = await createTestDatabase();
  const { db } = database;
  const cast = await buildCast(db, { agents: 4, chatbots: 2 });
  const traffic = planTraffic({
    ...{ seed, zone: 'UTC', from: '2026-03-02', days: 20, conversations, chatbots: 2, agents: inventAgents(4) },
    until: Date.parse('2026-03-21T15:00:00Z'),
  });
  if (conversations > 0) await fillTraffic(db, cast, traffic);
  const clock = createTestClock();
  const mailed: Parameters<HistoryDeps['mailTranscript']>[0][] = [];
  const events = createEventBus((error) => {
    throw error;
  });
  const history = createHistoryService({
    ...{ db, clock, timers: clock, events },
    async mailTranscript(mail) {
      mailed.push(mail);
      return { ok: true, value: null };
    },
    onError(error) {
      throw error;
    },
  });
  await history.catchUp();
  const owner = await buildMember(db, { workspace_id: cast.workspaceId, role: 'owner' });
  const boss: Viewer = { workspaceId: cast.workspaceId, memberId: owner.id, seesAll: true };

  return {
    database,
    db,
    cast,
    clock,
    history,
    mailed,
    /** Sees all of the workspace. */
    boss,
    agent: (place: number): Viewer => ({ ...boss, memberId: cast.members[place]?.id ?? '', seesAll: false }),

    /** All pages of a list, and what happens between two. */
    async listAll(viewer: Viewer, query: Query, between: () => Promise<void> = async () => {}) {
      const all: PastConversation[] = [];
      let cursor: string | null = null;
      do {
        const page = await history.list(viewer, { ...query, ...(cursor !== null && { cursor }) });
        if (!page.ok) throw new Error(page.error.message);
        all.push(...page.value.conversations);
        cursor = page.value.nextCursor;
        await between();
      } while (cursor !== null);
      return all;
    },
  };
}

export type TestArchive = Awaited<ReturnType<typeof openArchive>>;
