import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemClock, systemTimers } from '../../server/clock.ts';
import { findEverywhere } from '../../test-support/find-everywhere.ts';
import { startMailServer, type TestMailServer } from '../../test-support/mail-server.ts';
import { must } from '../../test-support/socket-clients.ts';
import { openSocketHouse, type SocketHouse } from '../../test-support/socket-house.ts';
import { createAnalyticsService, rebuildFacts } from '../analytics/index.ts';
import { createHistoryService } from '../history/index.ts';
import { age, leaveTraces, TRACES } from './test-traces.ts';

/** What other modules derive from conversations, and keep beside them. */

let server: TestMailServer;
let house: SocketHouse;
beforeEach(async () => {
  server = await startMailServer();
  house = await openSocketHouse({ smtpUrl: server.url });
});
afterEach(async () => {
  await house.close();
  await server.close();
  expect(house.faults).toEqual([]);
});

/** The search keeps words in small letters; so does the owner's list, which stays. */
const words = Object.entries(TRACES).flatMap(([place, word]) =>
  place === 'listed' ? [word] : [word, word.toLowerCase()],
);

async function followAll(): Promise<void> {
  const parts = { db: house.db, clock: systemClock, timers: systemTimers, events: house.events };
  const onError = (error: unknown): never => {
    throw error;
  };
  const mailTranscript = (): never => onError(new Error('nobody mails here'));
  await createHistoryService({ ...parts, mailTranscript, onError }).catchUp();
  await createAnalyticsService({ ...parts, onError }).catchUp();
}

test.each(['anonymise', 'delete'] as const)(
  'what the search found is found no more, and what was counted is what is counted again (%s)',
  async (mode) => {
    const { finish, visitor } = await leaveTraces(house);
    await finish();
    visitor.socket.close();
    await age(house, 31);
    await followAll();
    const inSearch = (found: string[]) => found.filter((where) => where.startsWith('public.conversation_words'));
    expect(inSearch(await findEverywhere(house.db, words))).toContain(
      `public.conversation_words: ${TRACES.message.toLowerCase()}`,
    );

    const { workspace_id: workspaceId } = house.chatbot;
    await must(house.privacy.retention.save(workspaceId, { mode, days: 30 }));
    await must(house.privacy.retention.run({ workspaceId, name: 'Olga' }));
    const state = async () => (await must(house.privacy.retention.get(workspaceId))).lastRun?.state;
    await expect.poll(state, { timeout: 10_000 }).toBe('done');

    expect(await findEverywhere(house.db, words)).toEqual([]);
    await followAll();
    expect(await findEverywhere(house.db, words)).toEqual([]);
    expect(await rebuildFacts(house.db, { replace: false })).toMatchObject({ differing: 0 });
  },
);
