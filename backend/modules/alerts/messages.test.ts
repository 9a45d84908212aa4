import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buildChatbot, buildConversation, buildMember, buildWorkspace } from '../../test-support/factories.ts';
import { createTestClock, type TestClock } from '../../test-support/test-clock.ts';
import { createTestDatabase, type TestDatabase } from '../../test-support/test-database.ts';
import type { Actor } from '../handoff/index.ts';
import { type AlertHouse, hire, openAlertHouse, prefer, readAlerts, readMails } from './test-alert-house.ts';

const MINUTE = 60_000;

let database: TestDatabase;
let clock: TestClock;
let house: AlertHouse;
let chatbotId: string;
let workspaceId: string;
beforeEach(async () => {
  database = await createTestDatabase();
  clock = createTestClock();
  house = await openAlertHouse(database.db, clock);
  const chatbot = await buildChatbot(database.db);
  [chatbotId, workspaceId] = [chatbot.id, chatbot.workspace_id];
});
afterEach(async () => {
  expect(house.faults).toEqual([]);
  await house.stop();
  await database.drop();
});

const mailsOf = async (kind: string) => (await house.post()).filter((mail) => mail.kind === kind);

describe('messages in an active chat', () => {
  let ana: Actor;
  beforeEach(async () => {
    ana = await house.agent(workspaceId, { name: 'Ana' });
    await house.agent(workspaceId, { name: 'Ben' });
  });

  test('that come within 30 s are one mail with all of them, to the agent who has the chat', async () => {
    await house.start();
    const conversationId = await house.chat(ana, chatbotId);
    for (let count = 1; count <= 12; count += 1) {
      await house.say(conversationId, `Line ${count}`);
      await house.pass(2_000);
    }
    await house.pass(5_900);
    expect(await mailsOf('message')).toEqual([]);
    await house.pass(200);
    const [mail, ...more] = await mailsOf('message');
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ state: 'sent' });
    for (let count = 1; count <= 12; count += 1) expect(mail?.text).toContain(`Line ${count}`);
    const { email } = await database.db
      .selectFrom('members')
      .where('id', '=', ana.memberId)
      .select('email')
      .executeTakeFirstOrThrow();
    expect(mail?.to).toBe(email);
    await house.pass(5 * MINUTE);
    expect(await mailsOf('message')).toHaveLength(1);
  });

  test('that come after that are another mail, with only those', async () => {
    await house.start();
    const conversationId = await house.chat(ana, chatbotId);
    await house.say(conversationId, 'first words');
    await house.pass(31_000);
    await house.say(conversationId, 'second words');
    await house.pass(31_000);
    const [, mail, ...more] = await mailsOf('message');
    expect(more).toEqual([]);
    expect(mail?.text).toContain('second words');
    expect(mail?.text).not.toContain('first words');
  });

  test('that are read are not told; those after them are', async () => {
    await house.start();
    const conversationId = await house.chat(ana, chatbotId);
    const seq = await house.say(conversationId, 'Old');
    await house.conversations.markRead({ conversationId, seq, reader: { memberId: ana.memberId } });
    await house.pass(60_000);
    expect(await mailsOf('message')).toEqual([]);
    await house.say(conversationId, 'New');
    await house.pass(31_000);
    const [mail] = await mailsOf('message');
    expect(mail?.text).toContain('> New');
    expect(mail?.text).not.toContain('Old');
  });

  test.each(['read', 'answered', 'ended', 'passed on'])(
    'whose chat is %s before the mail could be sent',
    async (how) => {
      await house.start();
      const conversationId = await house.chat(ana, chatbotId);
      const seq = await house.say(conversationId, 'Hello?');
      await house.pass(31_000);
      if (how === 'read')
        await house.conversations.markRead({ conversationId, seq, reader: { memberId: ana.memberId } });
      if (how === 'answered')
        await house.conversations.sendFromAgent({ member: ana, conversationId, clientId: 'answer-01', text: 'Here' });
      if (how === 'ended') await house.handoffs.complete(ana, conversationId);
      if (how === 'passed on') await house.handoffs.release(ana, conversationId, '');
      expect(await mailsOf('message')).toMatchObject([{ state: 'skipped' }]);
      await house.pass(31_000);
      expect((await readAlerts(database.db)).find(({ kind }) => kind === 'message')?.settled).toBe(true);
    },
  );

  test('that are answered are not told, even if the console never said they were read', async () => {
    await house.start();
    const conversationId = await house.chat(ana, chatbotId);
    await house.say(conversationId, 'Hello?');
    await house.conversations.sendFromAgent({ member: ana, conversationId, clientId: 'answer-01', text: 'Here' });
    await house.pass(60_000);
    expect(await mailsOf('message')).toEqual([]);
  });

  test('that were seen in a console are not mailed, unless a later one was not', async () => {
    await house.start();
    const conversationId = await house.chat(ana, chatbotId);
    const see = (seq: number) =>
      house.alerts.report(ana, [
        { about: { kind: 'message', conversationId, seq }, channel: 'toast', outcome: 'seen' },
      ]);
    await see(await house.say(conversationId, 'one'));
    await house.pass(31_000);
    expect(await mailsOf('message')).toEqual([]);
    await see(await house.say(conversationId, 'two'));
    await house.say(conversationId, 'three');
    await house.pass(31_000);
    expect(await mailsOf('message')).toHaveLength(1);
  });

  test('before the chat was accepted are told by the request, not as messages', async () => {
    await house.start();
    const { handoffId, conversationId } = await house.request(chatbotId);
    await house.say(conversationId, 'Still there?');
    await house.pass(60_000);
    await house.handoffs.accept(ana, handoffId);
    await house.pass(60_000);
    expect(await mailsOf('message')).toEqual([]);
  });

  test('from before a restart are told after it', async () => {
    await house.start();
    const conversationId = await house.chat(ana, chatbotId);
    await house.say(conversationId, 'Hello?');
    await house.stop();
    clock.set(20_000);
    house = await openAlertHouse(database.db, clock);
    await house.start();
    await house.pass(9_000);
    expect(await mailsOf('message')).toEqual([]);
    await house.pass(2_000);
    expect(await mailsOf('message')).toHaveLength(1);
  });

  test('noticed by two servers at once are told once', async () => {
    const other = await openAlertHouse(database.db, clock, { isSecond: true });
    const conversationId = await house.chat(ana, chatbotId);
    for (let round = 0; round < 5; round += 1) {
      await house.say(conversationId, `round ${round}`);
      clock.advance(31_000);
      await Promise.all([house.alerts.runDue(), other.alerts.runDue()]);
    }
    expect((await readAlerts(database.db)).filter(({ kind }) => kind === 'message')).toHaveLength(5);
    expect(await mailsOf('message')).toHaveLength(5);
    await other.stop();
  });
});

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
