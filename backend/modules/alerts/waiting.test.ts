import { afterEach, beforeEach, describe, expect, test } from 'vitest';
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

describe('a request that waits', () => {
  beforeEach(async () => {
    const { memberId } = await hire(database.db, workspaceId, { name: 'Ana' });
    await prefer(database.db, memberId, { new_request: 'never' });
  });

  test('is told after five minutes, once, and not a moment before', async () => {
    await house.start();
    await house.request(chatbotId);
    await house.pass(5 * MINUTE - 1);
    expect(await kinds()).toEqual([]);
    await house.pass(1);
    const [mail] = await house.post();
    expect(mail).toMatchObject({ kind: 'waiting', state: 'sent' });
    expect(mail?.text).toContain('5 minutes');
    await house.pass(60 * MINUTE);
    expect(await kinds()).toEqual(['waiting']);
  });

  test('over a restart in between is told exactly once', async () => {
    await house.start();
    await house.request(chatbotId);
    await house.pass(2 * MINUTE);
    await house.stop();
    clock.set(MINUTE);
    house = await openAlertHouse(database.db, clock);
    await house.start();
    await house.pass(2 * MINUTE - 1);
    expect(await kinds()).toEqual([]);
    await house.pass(2);
    await house.stop();
    house = await openAlertHouse(database.db, clock);
    await house.start();
    await house.pass(10 * MINUTE);
    expect(await states()).toEqual(['waiting sent']);
  });

  test('and is accepted at 4:59 is never told', async () => {
    await house.start();
    const { handoffId } = await house.request(chatbotId);
    await house.pass(5 * MINUTE - 1_000);
    const ben = await house.agent(workspaceId);
    expect(await house.handoffs.accept(ben, handoffId)).toMatchObject({ ok: true });
    await house.pass(60 * MINUTE);
    expect(await kinds()).toEqual([]);
    expect(await readAlerts(database.db)).toEqual([{ kind: 'new_request', settled: true }]);
  });

  test('and is accepted before its mail could be sent is not mailed: with the name of who took it', async () => {
    await house.start();
    const { handoffId } = await house.request(chatbotId);
    await house.pass(5 * MINUTE);
    const ben = await house.agent(workspaceId, { name: 'Ben' });
    await house.handoffs.accept(ben, handoffId);
    expect(await house.post()).toMatchObject([{ kind: 'waiting', state: 'skipped', detail: 'Accepted by Ben' }]);
  });

  test('and whose visitor leaves before its mail could be sent is not mailed', async () => {
    await house.start();
    const { conversationId } = await house.request(chatbotId);
    await house.pass(5 * MINUTE);
    const view = await house.conversations.view(conversationId);
    if (view) await house.handoffs.endByVisitor(view);
    expect(await house.post()).toMatchObject([{ state: 'skipped', detail: 'The visitor left' }]);
    await house.pass(MINUTE);
    expect((await readAlerts(database.db)).every(({ settled }) => settled)).toBe(true);
  });

  test('waits as long as its workspace says, also when that is changed meanwhile', async () => {
    await house.start();
    await house.request(chatbotId);
    await house.pass(2 * MINUTE);
    await house.alerts.settings.save(workspaceId, { waitingMinutes: 3, words: [] });
    await house.pass(MINUTE - 100);
    expect(await kinds()).toEqual([]);
    await house.pass(200);
    expect(await kinds()).toEqual(['waiting']);
  });

  test('and came back is told again, counted from its return', async () => {
    await house.start();
    const ben = await house.agent(workspaceId);
    const conversationId = await house.chat(ben, chatbotId);
    await house.pass(20 * MINUTE);
    await house.handoffs.release(ben, conversationId, '');
    await house.pass(5 * MINUTE - 1_000);
    expect(await kinds()).not.toContain('waiting');
    await house.pass(2_000);
    const waiting = (await readMails(database.db)).filter(({ kind }) => kind === 'waiting');
    expect(waiting).toHaveLength(2);
    await house.pass(60 * MINUTE);
    expect((await kinds()).filter((kind) => kind === 'waiting')).toHaveLength(2);
  });

  test('is not mailed to somebody who was disabled meanwhile', async () => {
    await house.start();
    await house.request(chatbotId);
    await house.pass(5 * MINUTE);
    await database.db.updateTable('members').set({ disabled_at: clock.now() }).execute();
    expect(await house.post()).toMatchObject([{ state: 'skipped', detail: 'No longer told of such alerts' }]);
  });
});
