import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buildWorkspace } from '../../test-support/factories.ts';
import type { TestDatabase } from '../../test-support/test-database.ts';
import { type AlertHouse, openCompany, readMails } from './test-alert-house.ts';

let database: TestDatabase;
let house: AlertHouse;
let chatbotId: string;
let workspaceId: string;
beforeEach(async () => {
  ({ database, house, chatbotId, workspaceId } = await openCompany());
});
afterEach(async () => {
  expect(house.faults).toEqual([]);
  await house.stop();
  await database.drop();
});

describe('reports', () => {
  test('of what the member may not know of, or that is not there, change nothing', async () => {
    const ana = await house.agent(workspaceId);
    const stranger = await house.agent((await buildWorkspace(database.db)).id);
    const colleague = await house.agent(workspaceId);
    const { handoffId } = await house.request(chatbotId);
    const conversationId = await house.chat(ana, chatbotId);
    const seen = { channel: 'toast', outcome: 'seen' } as const;
    await house.alerts.report(stranger, [
      { about: { kind: 'new_request', handoffId }, ...seen },
      { about: { kind: 'message', conversationId, seq: 1 }, ...seen },
      { about: { kind: 'alert', alertId: handoffId }, ...seen },
    ]);
    await house.alerts.report(colleague, [{ about: { kind: 'message', conversationId, seq: 1 }, ...seen }]);
    expect(await database.db.selectFrom('alert_receipts').selectAll().execute()).toEqual([]);
  });

  test('repeated or out of order never make less of what was seen', async () => {
    const ana = await house.agent(workspaceId);
    await house.start();
    const { handoffId } = await house.request(chatbotId);
    await house.pass(100);
    const about = { kind: 'new_request', handoffId } as const;
    for (const outcome of ['shown', 'seen', 'shown', 'not_shown'] as const) {
      await house.alerts.report(ana, [
        { about, channel: 'toast', outcome, reason: outcome === 'not_shown' ? 'do_not_disturb' : '' },
      ]);
    }
    const rows = await database.db
      .selectFrom('alert_deliveries')
      .where('channel', '=', 'toast')
      .select(['state', 'reason'])
      .execute();
    expect(rows).toEqual([{ state: 'seen', reason: '' }]);
    await house.pass(30_000);
    expect(await readMails(database.db)).toEqual([]);
  });

  test('about a request and about its alert in one call', async () => {
    const ana = await house.agent(workspaceId);
    await house.start();
    const { handoffId } = await house.request(chatbotId);
    await house.pass(100);
    const { id } = await database.db.selectFrom('alerts').select('id').executeTakeFirstOrThrow();
    await house.alerts.report(ana, [
      { about: { kind: 'new_request', handoffId }, channel: 'toast', outcome: 'shown' },
      { about: { kind: 'alert', alertId: id }, channel: 'toast', outcome: 'seen' },
    ]);
    const rows = await database.db
      .selectFrom('alert_deliveries')
      .where('channel', '=', 'toast')
      .select('state')
      .execute();
    expect(rows).toEqual([{ state: 'seen' }]);
    await house.pass(30_000);
    expect(await readMails(database.db)).toEqual([]);
  });
});
