import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buildConversation, buildWorkspace } from '../../test-support/factories.ts';
import type { TestClock } from '../../test-support/test-clock.ts';
import type { TestDatabase } from '../../test-support/test-database.ts';
import { type AlertHouse, hire, openAlertHouse, openCompany, prefer, readAlerts } from './test-alert-house.ts';

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

describe('listed words', () => {
  const WORDS = { waitingMinutes: 5, words: ['refund', 'cancel my contract'] };

  test('raise an alert while the bot answers: to those who manage the workspace, by mail and push', async () => {
    const manager = await hire(database.db, workspaceId, { permissions: ['workspace.manage'] });
    await hire(database.db, workspaceId);
    await hire(database.db, (await buildWorkspace(database.db)).id, { permissions: ['workspace.manage'] });
    await house.start();
    await house.alerts.settings.save(workspaceId, WORDS);
    const conversation = await buildConversation(database.db, { chatbot_id: chatbotId });
    await house.say(conversation.id, 'I like refunding people');
    const seq = await house.say(conversation.id, 'I want my REFUND, now');
    await house.pass(100);
    expect(await house.post()).toMatchObject([{ kind: 'keyword', to: manager.email, state: 'sent' }]);
    expect(house.raised).toMatchObject([
      {
        memberIds: [manager.memberId],
        alert: { kind: 'keyword', conversationId: conversation.id, text: 'I want my REFUND, now', words: ['REFUND'] },
      },
    ]);
    expect(await database.db.selectFrom('alerts').select('nth').execute()).toEqual([{ nth: seq }]);
  });

  test('in an active chat also concern the agent who has it', async () => {
    const ana = await house.agent(workspaceId, { name: 'Ana' });
    const ben = await house.agent(workspaceId, { name: 'Ben' });
    await house.start();
    await house.alerts.settings.save(workspaceId, WORDS);
    const conversationId = await house.chat(ana, chatbotId);
    await house.say(conversationId, 'refund');
    await house.pass(100);
    expect(house.raised.map(({ memberIds }) => memberIds)).toEqual([[ana.memberId]]);
    expect(house.raised.flatMap(({ memberIds }) => memberIds)).not.toContain(ben.memberId);
  });

  test('seen in the console are still mailed to whoever wants that always, and not where it should be unseen', async () => {
    const { db } = database;
    const [always, unseen] = [await house.agent(workspaceId), await house.agent(workspaceId)];
    await db
      .updateTable('members')
      .set({ permissions: ['workspace.manage', 'chats.respond'] })
      .execute();
    await prefer(db, unseen.memberId, { keyword: 'if_unseen' });
    await house.start();
    await house.alerts.settings.save(workspaceId, WORDS);
    await house.say((await buildConversation(db, { chatbot_id: chatbotId })).id, 'refund');
    await house.pass(100);
    const alertId = house.raised[0]?.alert.id ?? '';
    for (const member of [always, unseen]) {
      await house.alerts.report(member, [{ about: { kind: 'alert', alertId }, channel: 'toast', outcome: 'seen' }]);
    }
    await house.pass(30_000);
    const told = await db.selectFrom('mails').select('member_id').execute();
    expect(told).toEqual([{ member_id: always.memberId }]);
  });

  test('said again and again in one chat are mailed once in ten minutes, another word at once', async () => {
    await hire(database.db, workspaceId, { permissions: ['workspace.manage'] });
    await house.start();
    await house.alerts.settings.save(workspaceId, WORDS);
    const [one, other] = [
      await buildConversation(database.db, { chatbot_id: chatbotId }),
      await buildConversation(database.db, { chatbot_id: chatbotId }),
    ];
    let said = 0;
    const say = async (conversationId: string, text: string): Promise<number> => {
      await house.say(conversationId, text);
      said += 1;
      // What was written is heard a moment after it is stored.
      const raised = () => house.pass(100).then(async () => (await readAlerts(database.db)).length);
      await expect.poll(raised, { interval: 5 }).toBe(said);
      return (await mailsOf('keyword')).length;
    };
    expect(await say(one.id, 'refund')).toBe(1);
    expect(await say(one.id, 'A REFUND, I say')).toBe(1);
    expect(await say(one.id, 'or refund, or cancel my contract')).toBe(2);
    expect(await say(other.id, 'refund')).toBe(3);
    await house.pass(9 * 60_000);
    expect(await say(one.id, 'refund')).toBe(3);
    await house.pass(61_000);
    expect(await say(one.id, 'refund')).toBe(4);
  });

  test('said while nobody listened are found once by the next start', async () => {
    await hire(database.db, workspaceId, { permissions: ['workspace.manage'] });
    await house.alerts.settings.save(workspaceId, WORDS);
    await house.start();
    await house.settled();
    await house.stop();
    house = await openAlertHouse(database.db, clock);
    const conversation = await buildConversation(database.db, { chatbot_id: chatbotId });
    // Stored, and the server died before its news was heard: this one has no ears yet.
    await house.alerts.stop();
    await house.say(conversation.id, 'cancel my contract');
    for (let start = 0; start < 2; start += 1) {
      await house.stop();
      house = await openAlertHouse(database.db, clock);
      await house.start();
      await house.pass(31_000);
    }
    expect(await readAlerts(database.db)).toEqual([{ kind: 'keyword', settled: false }]);
    expect(await mailsOf('keyword')).toHaveLength(1);
  });

  test('whose mail cannot be written down for a moment are told as soon as it can', async () => {
    await hire(database.db, workspaceId, { permissions: ['workspace.manage'] });
    await house.start();
    await house.alerts.settings.save(workspaceId, WORDS);
    await house.settled();
    const conversation = await buildConversation(database.db, { chatbot_id: chatbotId });
    house.refuseMail(true);
    await house.say(conversation.id, 'refund');
    await house.pass(100);
    expect(house.faults.splice(0).length).toBeGreaterThan(0);
    house.refuseMail(false);
    await house.pass(1_000);
    expect(await mailsOf('keyword')).toHaveLength(1);
  });

  test('of the owner’s list are those of that workspace, and of this moment', async () => {
    await hire(database.db, workspaceId, { permissions: ['workspace.manage'] });
    await house.start();
    await house.alerts.settings.save((await buildWorkspace(database.db)).id, WORDS);
    const conversation = await buildConversation(database.db, { chatbot_id: chatbotId });
    await house.say(conversation.id, 'refund');
    await house.alerts.settings.save(workspaceId, WORDS);
    await house.alerts.settings.save(workspaceId, { ...WORDS, words: [] });
    await house.say(conversation.id, 'refund');
    await house.pass(60_000);
    expect(await readAlerts(database.db)).toEqual([]);
  });
});
