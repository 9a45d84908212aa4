import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buildMember } from '../../test-support/factories.ts';
import type { TestClock } from '../../test-support/test-clock.ts';
import type { TestDatabase } from '../../test-support/test-database.ts';
import { type AlertHouse, hire, openAlertHouse, openCompany } from './test-alert-house.ts';

let database: TestDatabase;
let clock: TestClock;
let house: AlertHouse;
let chatbotId: string;
let workspaceId: string;
beforeEach(async () => {
  ({ database, clock, house, chatbotId, workspaceId } = await openCompany());
});
afterEach(async () => {
  expect(house.faults).toEqual([]);
  await house.stop();
  await database.drop();
});

const mailsOf = async (kind: string) => (await house.post()).filter((mail) => mail.kind === kind);

describe('a message left for the team', () => {
  test('is mailed to agents, once, and pushed to their consoles', async () => {
    const { email, memberId } = await hire(database.db, workspaceId);
    await hire(database.db, workspaceId, { permissions: ['analytics.view'] });
    await buildMember(database.db, { workspace_id: workspaceId, disabled_at: new Date() });
    await house.start();
    await house.leaveMessage(chatbotId, workspaceId);
    await house.pass(60_000);
    expect(await house.post()).toMatchObject([{ kind: 'contact', to: email, state: 'sent' }]);
    expect(house.raised).toMatchObject([
      { memberIds: [memberId], alert: { kind: 'contact', visitorName: 'Vera', text: 'Call me', conversationId: null } },
    ]);
  });

  test('and dealt with before the mail could be sent is not mailed', async () => {
    await hire(database.db, workspaceId);
    await house.start();
    await house.leaveMessage(chatbotId, workspaceId);
    await house.pass(100);
    await database.db.updateTable('contact_messages').set({ handled_at: clock.now() }).execute();
    expect(await house.post()).toMatchObject([{ state: 'skipped', detail: 'Dealt with' }]);
  });

  test('while nobody listened is told by the next start', async () => {
    await hire(database.db, workspaceId);
    await house.start();
    await house.settled();
    await house.alerts.stop();
    await house.leaveMessage(chatbotId, workspaceId);
    await house.stop();
    house = await openAlertHouse(database.db, clock);
    await house.start();
    await house.pass(60_000);
    expect(await mailsOf('contact')).toHaveLength(1);
  });
});
