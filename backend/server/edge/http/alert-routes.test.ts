import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AlertPreferences } from '#contract/alerts.ts';
import { buildChatbot, buildConversation } from '../../../test-support/factories.ts';
import { newId } from '../../new-id.ts';
import { openTestOffice, type TestOffice } from './test-office.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice();
});
afterAll(() => office.close());

const DEFAULTS: AlertPreferences = {
  choices: { new_request: 'if_unseen', waiting: 'always', message: 'if_unseen', keyword: 'always', contact: 'always' },
  chatbots: [],
  quietHours: { enabled: false, schedule: null },
};
const MINE = '/api/v1/me/alert-preferences';

describe('preferences', () => {
  test('are the usual ones until somebody chooses, and then what they chose', async () => {
    const before = await office.ask('getMyAlertPreferences', 'get', MINE);
    expect(before).toMatchObject({ memberId: office.owner.memberId, preferences: DEFAULTS });
    expect(before.chatbots).toEqual([{ id: office.chatbot.id, name: office.chatbot.name }]);
    const chosen = {
      ...DEFAULTS,
      choices: { ...DEFAULTS.choices, waiting: 'never' },
      chatbots: [{ chatbotId: office.chatbot.id, choices: { contact: 'never' } }],
    };
    expect(await office.ask('saveMyAlertPreferences', 'put', MINE, chosen)).toMatchObject({ preferences: chosen });
    expect(await office.ask('getMyAlertPreferences', 'get', MINE)).toMatchObject({ preferences: chosen });
  });

  test('of a chatbot that is gone are forgotten', async () => {
    const colleague = await office.hire(office.ours.id, 'agent');
    const chatbot = await buildChatbot(office.db, { workspace_id: office.ours.id });
    const chosen = { ...DEFAULTS, chatbots: [{ chatbotId: chatbot.id, choices: { contact: 'never' } }] };
    await office.call('put', MINE, chosen, colleague.token);
    await office.db.deleteFrom('chatbots').where('id', '=', chatbot.id).execute();
    const read = await office.call('get', MINE, undefined, colleague.token);
    expect(await read.json()).toMatchObject({ preferences: { chatbots: [] } });
  });

  test('of the team are for those who manage it: everybody but the disabled, each their own', async () => {
    const agent = await office.hire(office.ours.id, 'agent');
    const gone = await office.hire(office.ours.id, 'agent');
    await office.ask('disableMember', 'post', `/api/v1/team/members/${gone.memberId}/disable`);
    const path = `/api/v1/members/${agent.memberId}/alert-preferences`;
    const chosen = { ...DEFAULTS, choices: { ...DEFAULTS.choices, new_request: 'always' } };
    await office.ask('saveAlertPreferences', 'put', path, chosen);
    const { members } = await office.ask('listAlertPreferences', 'get', '/api/v1/alert-preferences');
    const found = new Map(members.map((member) => [member.memberId, member.preferences.choices.new_request]));
    expect(found.get(agent.memberId)).toBe('always');
    expect(found.get(office.owner.memberId)).toBe('if_unseen');
    expect(found.has(gone.memberId)).toBe(false);
    expect(found.has(office.stranger.memberId)).toBe(false);
  });

  test.each([
    [
      'a chatbot of another company',
      () => ({ chatbots: [{ chatbotId: newId(), choices: {} }] }),
      'chatbots.0.chatbotId',
    ],
    [
      'a chatbot that is named twice',
      () => ({ chatbots: [1, 2].map(() => ({ chatbotId: office.chatbot.id, choices: {} })) }),
      'chatbots.1.chatbotId',
    ],
    ['quiet hours without times', () => ({ quietHours: { enabled: true, schedule: null } }), 'quietHours.schedule'],
    ['a zone that is none', () => quietIn('Mars/Base'), 'quietHours.schedule.timezone'],
    ['an unknown kind', () => ({ choices: { ...DEFAULTS.choices, rumour: 'always' } }), 'rumour'],
    ['an unknown choice', () => ({ choices: { ...DEFAULTS.choices, waiting: 'loudly' } }), 'choices.waiting'],
  ])('with %s are refused', async (_, change, field) => {
    expect(await office.refusal('put', MINE, { ...DEFAULTS, ...change() })).toMatchObject({ status: 400, field });
  });

  function quietIn(timezone: string) {
    return { quietHours: { enabled: true, schedule: { timezone, week: {} } } };
  }
});

describe('settings', () => {
  const PATH = '/api/v1/alert-settings';

  test('are five minutes and no words until an owner says otherwise', async () => {
    expect(await office.ask('getAlertSettings', 'get', PATH)).toEqual({ waitingMinutes: 5, words: [] });
    const wanted = { waitingMinutes: 2, words: [' refund ', 'cancel my contract'] };
    const saved = { waitingMinutes: 2, words: ['refund', 'cancel my contract'] };
    expect(await office.ask('saveAlertSettings', 'put', PATH, wanted)).toEqual(saved);
    expect(await office.ask('getAlertSettings', 'get', PATH)).toEqual(saved);
    const theirs = await office.call('get', PATH, undefined, office.stranger.token);
    expect(await theirs.json()).toEqual({ waitingMinutes: 5, words: [] });
  });

  test.each([
    [{ waitingMinutes: 0, words: [] }, 'waitingMinutes'],
    [{ waitingMinutes: 2.5, words: [] }, 'waitingMinutes'],
    [{ waitingMinutes: 5, words: ['a'] }, 'words.0'],
    [{ waitingMinutes: 5, words: ['ok', 'x\u0000y'] }, 'words.1'],
    [{ waitingMinutes: 5, words: Array.from({ length: 101 }, () => 'word') }, 'words'],
  ])('%j is refused', async (settings, field) => {
    expect(await office.refusal('put', PATH, settings)).toMatchObject({ status: 400, field });
  });
});

describe('the list of alerts', () => {
  const list = (query = '') => office.ask('listAlerts', 'get', `/api/v1/alerts${query}`);

  test('comes newest first, page by page, each once, and only one’s own', async () => {
    const { db, ours, chatbot } = office;
    const conversation = await buildConversation(db, { chatbot_id: chatbot.id });
    const ids = Array.from({ length: 5 }, () => newId());
    for (let count = 0; count < 5; count += 1) {
      await db
        .insertInto('alerts')
        .values({
          ...{ id: ids[count] ?? '', workspace_id: ours.id, chatbot_id: chatbot.id, conversation_id: conversation.id },
          ...{ kind: 'keyword', about: conversation.id, nth: count, watched: false },
          // Two of them in the same moment.
          at: new Date(Date.UTC(2026, 10, 20, 12, Math.min(count, 3))),
        })
        .execute();
    }
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Awaited<ReturnType<typeof list>> = await list(`?limit=2${cursor && `&cursor=${cursor}`}`);
      seen.push(...page.alerts.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    const [first, second, third, ...sameMoment] = ids;
    expect(seen).toEqual([...sameMoment.sort().reverse(), third, second, first]);
    expect((await list()).alerts[0]).toMatchObject({
      ...{ kind: 'keyword', chatbot: { id: chatbot.id, name: chatbot.name }, visitorName: null },
      ...{ conversationId: conversation.id, at: '2026-11-20T12:03:00.000Z', settledAt: null, deliveries: [] },
    });
    const theirs = await office.call('get', '/api/v1/alerts', undefined, office.stranger.token);
    expect(await theirs.json()).toEqual({ alerts: [], nextCursor: null });
  });

  test.each(['?cursor=x', '?cursor=2026-13-45T99:99:99.999Z_00000000-0000-0000-0000-000000000000'])(
    '%s is refused',
    async (query) => {
      expect(await office.refusal('get', `/api/v1/alerts${query}`)).toMatchObject({ status: 400, field: 'cursor' });
    },
  );
});
