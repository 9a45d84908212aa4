import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buildWorkspace } from '../../test-support/factories.ts';
import type { TestDatabase } from '../../test-support/test-database.ts';
import { insertAlerts, saveEmailDeliveries } from './store/alert-store.ts';
import { noteReceipts, saveReceipt } from './store/receipts.ts';
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

describe('a report in the very moment its alert is raised is in the history', () => {
  const shown = { channel: 'toast', outcome: 'shown' } as const;
  const readToasts = () =>
    database.db.selectFrom('alert_deliveries').where('channel', '=', 'toast').select(['member_id', 'state']).execute();

  /** Until that is over, or waits for a transaction that is still open. */
  async function overOrWaiting(work: Promise<unknown>): Promise<void> {
    let isOver = false;
    const over = work.finally(() => {
      isOver = true;
    });
    const waits = async (): Promise<boolean> => {
      const { rows } = await sql<{ count: number }>`
        SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
      `.execute(database.db);
      return rows[0]?.count !== 0;
    };
    await expect.poll(async () => isOver || (await waits()), { timeout: 5_000, interval: 5 }).toBe(true);
    if (isOver) await over;
  }

  test('when it comes before the alert is committed', async () => {
    const ana = await house.agent(workspaceId);
    const { handoffId } = await house.request(chatbotId);
    const raised = Promise.withResolvers<void>();
    const mayCommit = Promise.withResolvers<void>();
    // Another server raises it, and takes its time to commit.
    const fact = {
      kind: 'new_request',
      workspaceId,
      chatbotId,
      conversationId: null,
      about: handoffId,
      nth: 0,
    } as const;
    const none = { firstSeq: null, lastSeq: null, memberId: null, words: [] };
    const other = database.db.transaction().execute(async (tx) => {
      const at = house.clock.now();
      const [alert] = await insertAlerts(tx, [{ ...fact, ...none }], at);
      if (!alert) throw new Error('it was raised before');
      const outcome = { state: 'not_sent', reason: 'Quiet hours' } as const;
      await saveEmailDeliveries(tx, [{ alertId: alert.alertId, memberId: ana.memberId, at, outcome }]);
      await noteReceipts(tx, [handoffId]);
      raised.resolve();
      await mayCommit.promise;
    });
    await raised.promise;
    const reported = house.alerts.report(ana, [{ about: { kind: 'new_request', handoffId }, ...shown }]);
    await overOrWaiting(reported);
    mayCommit.resolve();
    await Promise.all([other, reported]);
    expect(await readToasts()).toEqual([{ member_id: ana.memberId, state: 'shown' }]);
  });

  test.each([
    ['whose members are mailed or not', true],
    ['that concerns nobody', false],
  ])('when an alert %s is raised before the report is committed', async (_, hasAgent) => {
    const ana = await house.agent(workspaceId);
    const { handoffId } = await house.request(chatbotId);
    if (!hasAgent) {
      const nobody = { permissions: ['analytics.view' as const] };
      await database.db.updateTable('members').set(nobody).where('workspace_id', '=', workspaceId).execute();
    }
    const noted = Promise.withResolvers<void>();
    const mayCommit = Promise.withResolvers<void>();
    const report = database.db.transaction().execute(async (tx) => {
      const about = { kind: 'new_request', handoffId } as const;
      await saveReceipt(tx, ana, { about, ...shown }, house.clock.now());
      await noteReceipts(tx, [handoffId]);
      noted.resolve();
      await mayCommit.promise;
    });
    await noted.promise;
    const raised = house.alerts.runDue();
    await overOrWaiting(raised);
    mayCommit.resolve();
    await Promise.all([report, raised]);
    expect(await readToasts()).toEqual([{ member_id: ana.memberId, state: 'shown' }]);
  });
});
