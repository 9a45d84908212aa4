import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { TestClock } from '../../test-support/test-clock.ts';
import type { TestDatabase } from '../../test-support/test-database.ts';
import type { Actor } from '../handoff/index.ts';
import { type AlertHouse, openAlertHouse, openCompany, readAlerts } from './test-alert-house.ts';

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
