import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { scheduleSchema } from '#contract/business-hours.ts';
import { buildMember, buildWorkspace } from '../../test-support/factories.ts';
import type { TestClock } from '../../test-support/test-clock.ts';
import type { TestDatabase } from '../../test-support/test-database.ts';
import {
  type AlertHouse,
  hire,
  openAlertHouse,
  openCompany,
  prefer,
  readAlerts,
  readMails,
} from './test-alert-house.ts';

const MINUTE = 60_000;

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

const kinds = async () => (await readMails(database.db)).map(({ kind }) => kind);
const states = async () => (await house.post()).map(({ kind, state }) => `${kind} ${state}`);

describe('a new request', () => {
  test('is mailed at once to whoever is not at a console', async () => {
    const { email } = await hire(database.db, workspaceId);
    await house.start();
    await house.request(chatbotId);
    await house.pass(100);
    expect(await house.post()).toMatchObject([{ kind: 'new_request', to: email, state: 'sent' }]);
    expect(await readAlerts(database.db)).toEqual([{ kind: 'new_request', settled: false }]);
  });

  test('concerns agents only: neither disabled members, nor those without the permission, nor other companies', async () => {
    const { db } = database;
    await buildMember(db, { workspace_id: workspaceId, disabled_at: new Date() });
    await buildMember(db, { workspace_id: workspaceId, permissions: ['workspace.manage', 'team.manage'] });
    await hire(db, (await buildWorkspace(db)).id);
    const owner = await hire(db, workspaceId, { role: 'owner', permissions: [] });
    await house.start();
    await house.request(chatbotId);
    await house.pass(100);
    expect((await house.post()).map(({ to }) => to)).toEqual([owner.email]);
  });

  test('waits for 20 s where a console is connected, and is mailed when nobody has seen it', async () => {
    await house.agent(workspaceId);
    await house.start();
    await house.request(chatbotId);
    await house.pass(19_900);
    expect(await kinds()).toEqual([]);
    await house.pass(300);
    expect(await states()).toEqual(['new_request sent']);
    await house.pass(4 * MINUTE);
    expect(await kinds()).toEqual(['new_request']);
  });

  test('seen in a console is not mailed; a toast that was only shown, or seen by a colleague, is no sight of it', async () => {
    const [ana, ben] = [
      await house.agent(workspaceId, { name: 'Ana' }),
      await house.agent(workspaceId, { name: 'Ben' }),
    ];
    await house.start();
    const { handoffId } = await house.request(chatbotId);
    const about = { kind: 'new_request', handoffId } as const;
    // Before the alert is there: a console is quicker than the watch.
    await house.alerts.report(ana, [{ about, channel: 'toast', outcome: 'seen' }]);
    await house.alerts.report(ben, [{ about, channel: 'toast', outcome: 'shown' }]);
    await house.pass(21_000);
    const mails = await house.post();
    expect(mails).toHaveLength(1);
    const list = await house.alerts.list(workspaceId, { limit: 10 });
    expect(list).toMatchObject({
      value: {
        alerts: [
          {
            kind: 'new_request',
            deliveries: [
              { member: { name: 'Ana' }, channel: 'email', state: 'not_sent', reason: 'Seen in the console' },
              { member: { name: 'Ana' }, channel: 'toast', state: 'seen' },
              { member: { name: 'Ben' }, channel: 'email', state: 'sent' },
              { member: { name: 'Ben' }, channel: 'toast', state: 'shown' },
            ],
          },
        ],
      },
    });
  });

  test('accepted within those 20 s is not mailed, and the list says at once why', async () => {
    const ben = await house.agent(workspaceId, { name: 'Ben' });
    await house.start();
    const { handoffId } = await house.request(chatbotId);
    await house.pass(5_000);
    await house.handoffs.accept(ben, handoffId);
    await house.pass(100);
    expect(await house.alerts.list(workspaceId, { limit: 10 })).toMatchObject({
      value: {
        alerts: [
          {
            settledAt: expect.any(String),
            deliveries: [{ channel: 'email', state: 'not_sent', reason: 'Accepted by Ben' }],
          },
        ],
      },
    });
    await house.pass(30_000);
    expect(await kinds()).toEqual([]);
  });

  test('seen after the mail was queued, and before it could be sent, is not sent', async () => {
    const ana = await house.agent(workspaceId);
    await house.start();
    const { handoffId } = await house.request(chatbotId);
    await house.pass(21_000);
    const about = { kind: 'new_request', handoffId } as const;
    await house.alerts.report(ana, [{ about, channel: 'card', outcome: 'seen' }]);
    expect(await house.post()).toMatchObject([{ state: 'skipped', detail: 'Seen in the console' }]);
  });

  test('always means always, never means never, and a chatbot may differ', async () => {
    const { db } = database;
    const always = await house.agent(workspaceId);
    const never = await hire(db, workspaceId);
    const here = await hire(db, workspaceId);
    await prefer(db, always.memberId, { new_request: 'always' });
    await prefer(db, never.memberId, { new_request: 'never' });
    await prefer(
      db,
      here.memberId,
      { new_request: 'never' },
      { chatbots: [{ chatbotId, choices: { new_request: 'always' } }] },
    );
    await house.start();
    const { handoffId } = await house.request(chatbotId);
    await house.alerts.report(always, [
      { about: { kind: 'new_request', handoffId }, channel: 'toast', outcome: 'seen' },
    ]);
    await house.pass(100);
    const told = await db.selectFrom('mails').where('state', '=', 'queued').select('member_id').execute();
    expect(told.map(({ member_id }) => member_id).sort()).toEqual([always.memberId, here.memberId].sort());
  });

  test('comes in quiet hours: noted as not sent', async () => {
    const { db } = database;
    const { memberId } = await hire(db, workspaceId);
    const schedule = scheduleSchema.parse({ timezone: 'UTC', week: { 1: [{ open: '11:00', close: '12:05' }] } });
    await prefer(db, memberId, {}, { quietHours: { enabled: true, schedule } });
    await house.start();
    await house.request(chatbotId);
    await house.pass(100);
    expect(await readMails(db)).toEqual([]);
    expect(await house.alerts.list(workspaceId, { limit: 10 })).toMatchObject({
      value: { alerts: [{ deliveries: [{ state: 'not_sent', reason: 'Quiet hours' }] }] },
    });
    // The five minutes end with the quiet hours.
    await house.pass(5 * MINUTE);
    expect(await kinds()).toEqual(['waiting']);
  });

  test('whose mail cannot be written down has no alert either, and is told by a later look', async () => {
    await hire(database.db, workspaceId);
    house.refuseMail(true);
    await house.request(chatbotId);
    await expect(house.alerts.runDue()).rejects.toThrow('no room for a mail');
    expect(await readAlerts(database.db)).toEqual([]);
    house.refuseMail(false);
    await house.alerts.runDue();
    expect(await states()).toEqual(['new_request sent']);
  });

  test('among many at once: one that cannot be told keeps none of the others from it', async () => {
    const { email } = await hire(database.db, workspaceId);
    const conversationIds: string[] = [];
    for (let count = 0; count < 20; count += 1) conversationIds.push((await house.request(chatbotId)).conversationId);
    const [, , bad] = conversationIds;
    house.refuseMail(({ conversationId }) => conversationId === bad);
    await expect(house.alerts.runDue()).rejects.toThrow('no room for a mail');
    expect(await readAlerts(database.db)).toHaveLength(19);
    house.refuseMail(false);
    await house.alerts.runDue();
    const mails = await database.db.selectFrom('mails').select(['conversation_id', 'to_address']).execute();
    expect(mails.map(({ conversation_id }) => conversation_id).sort()).toEqual(conversationIds.sort());
    expect(new Set(mails.map(({ to_address }) => to_address))).toEqual(new Set([email]));
  });

  test('noticed by two servers at once raises one alert', async () => {
    const other = await openAlertHouse(database.db, clock, { isSecond: true });
    await hire(database.db, workspaceId);
    for (let round = 0; round < 10; round += 1) {
      const { handoffId } = await house.request(chatbotId);
      await Promise.all([house.alerts.runDue(), other.alerts.runDue(), house.alerts.runDue()]);
      const found = await database.db.selectFrom('alerts').where('about', '=', handoffId).select('id').execute();
      expect(found).toHaveLength(1);
    }
    expect(await readMails(database.db)).toHaveLength(10);
    await other.stop();
  });

  test('stored when the server died before anybody was told is told once after the start', async () => {
    await hire(database.db, workspaceId);
    await house.request(chatbotId);
    await house.stop();
    house = await openAlertHouse(database.db, clock);
    await house.start();
    await house.settled();
    expect(await states()).toEqual(['new_request sent']);
    await house.stop();
    house = await openAlertHouse(database.db, clock);
    await house.start();
    await house.pass(MINUTE);
    expect(await states()).toEqual(['new_request sent']);
  });
});
