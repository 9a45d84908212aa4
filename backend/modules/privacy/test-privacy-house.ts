import { createEventBus } from '../../server/events.ts';
import { createJobs } from '../../server/jobs.ts';
import { newId } from '../../server/new-id.ts';
import { buildChatbot, buildConversation, buildVisitor } from '../../test-support/factories.ts';
import { createTestClock } from '../../test-support/test-clock.ts';
import { createTestDatabase } from '../../test-support/test-database.ts';
import { createConversationService } from '../conversation/index.ts';
import { createHandoffService } from '../handoff/index.ts';
import { createPrivacyService, type PrivacyDeps } from './index.ts';

export type PrivacyHouse = Awaited<ReturnType<typeof openPrivacyHouse>>;

/** The privacy module on a database of its own, with a clock that stands; `open` again for another process. */
export async function openPrivacyHouse() {
  const database = await createTestDatabase();
  const { db } = database;
  const clock = createTestClock('2026-11-23T12:00:00.000Z');
  const faults: unknown[] = [];
  const note = (error: unknown): void => void faults.push(error);
  const chatbot = await buildChatbot(db);
  const running = new Set<() => Promise<void>>();

  async function open(change: Partial<PrivacyDeps> = {}) {
    const events = createEventBus(note);
    const base = { db, clock, events };
    const conversations = createConversationService({ ...base, onError: note });
    const handoffs = createHandoffService({ ...base, conversations });
    const jobs = createJobs({ pool: database.pool, onError: note });
    const privacy = createPrivacyService({
      ...base,
      timers: clock,
      jobs,
      conversations,
      endConversation: (view) => handoffs.endByVisitor(view),
      onError: note,
      pauseMs: 0,
      ...change,
    });
    const stop = async (): Promise<void> => {
      running.delete(stop);
      await privacy.stop();
      await jobs.stop(2_000);
    };
    running.add(stop);
    await privacy.start();
    return { privacy, conversations, stop };
  }

  const daysAgo = (days: number): Date => new Date(clock.now().getTime() - days * 86_400_000);

  return {
    db,
    clock,
    chatbot,
    workspaceId: chatbot.workspace_id,
    faults,
    open,
    daysAgo,

    /** Conversations that began a day before they ended, each of a visitor of its own with three messages. */
    async endedConversations(count: number, endedDaysAgo: number): Promise<string[]> {
      const ids: string[] = [];
      for (let index = 0; index < count; index += 1) {
        const [started_at, closed_at] = [daysAgo(endedDaysAgo + 1), daysAgo(endedDaysAgo)];
        const visitor = await buildVisitor(db, { chatbot_id: chatbot.id, name: 'Vera', created_at: started_at });
        const times = { started_at, closed_at, status: 'closed' as const, last_seq: 3 };
        const { id } = await buildConversation(db, { visitor_id: visitor.id, ...times });
        await db
          .insertInto('messages')
          .values(
            [1, 2, 3].map((seq) => ({
              ...{ id: newId(), conversation_id: id, seq, author_kind: 'visitor' as const, author_id: visitor.id },
              ...{ kind: 'text' as const, client_id: `client-${seq}`, body: `Words ${seq}`, created_at: closed_at },
            })),
          )
          .execute();
        ids.push(id);
      }
      return ids;
    },

    async lastRun(): Promise<{ state: string; done: number; total: number } | undefined> {
      return db
        .selectFrom('privacy_runs')
        .select(['state', 'done', 'total'])
        .orderBy('requested_at', 'desc')
        .orderBy('id', 'desc')
        .executeTakeFirst();
    },

    async close() {
      for (const stop of running) await stop();
      await database.drop();
    },
  };
}
