import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { z } from 'zod';
import type { ChatbotDetail, updateChatbotRequestSchema } from '#contract/chatbots.ts';
import { countWaiting } from '../../../test-support/count-waiting.ts';
import { buildChatbot, buildConversation, buildHandoff } from '../../../test-support/factories.ts';
import { findEverywhere } from '../../../test-support/find-everywhere.ts';
import type { DomainEvents } from '../../events.ts';
import { newId } from '../../new-id.ts';
import { openTestOffice, type TestOffice } from './test-office.ts';

let office: TestOffice;
let chatbot: ChatbotDetail;
let path: string;
const changed: DomainEvents['chatbot.changed'][] = [];
beforeAll(async () => {
  office = await openTestOffice();
  office.server.events.on('chatbot.changed', (event) => void changed.push(event));
});
afterAll(() => office.close());
beforeEach(async () => {
  chatbot = await office.ask('createChatbot', 'post', '/api/v1/chatbots', { name: 'Kettle' });
  path = `/api/v1/chatbots/${chatbot.id}`;
  changed.length = 0;
});

type Sections = Omit<z.input<typeof updateChatbotRequestSchema>, 'version'>;
const update = (sections: Sections, version = chatbot.version) =>
  office.ask('updateChatbot', 'patch', path, { version, ...sections });

const NINE_TO_FIVE = [{ open: '09:00', close: '17:00' }];
const sections = {
  basics: { name: 'Teapot', avatar: '🫖', greeting: 'Guten Tag!', language: 'de' },
  appearance: {
    ...{ colour: '#aa3300', side: 'left', launcher: 'icon_and_text', launcherText: 'Fragen?', theme: 'dark' },
    ...{ title: 'Hilfe', placeholder: 'Schreiben …', consentText: 'Gespeichert.', quickReplies: ['Öffnungszeiten'] },
  },
  behaviour: { engine: 'knowledge', confidenceThreshold: 0.7, missesBeforeOffer: 3 },
  escalation: {
    ...{ handoffEnabled: true, hoursEnabled: true },
    schedule: {
      timezone: 'Europe/Berlin',
      week: { 1: NINE_TO_FIVE, 2: [], 3: [], 4: [], 5: [{ open: '22:00', close: '06:00' }], 6: [], 7: [] },
      exceptions: [{ date: '2026-12-24', name: 'Christmas Eve', ranges: [] }],
    },
    offline: { message: 'Bis morgen.', contactForm: false },
    routing: { mode: 'balanced', offerSeconds: 30, agentCap: 4 },
    rules: { phrases: ['close my account'], keywords: ['lawyer'] },
  },
  install: { allowedSites: ['https://shop.example', 'https://*.shop.example'], requireIdentity: true },
} satisfies Sections as Sections & ChatbotDetail['settings'];

test('a new chatbot greets in its language, and looks as the defaults say', async () => {
  const german = await office.ask('createChatbot', 'post', '/api/v1/chatbots', { name: 'Kanne', language: 'de' });
  expect(german).toMatchObject({ version: 1, knowledgeCount: 0, modelAvailable: false });
  expect(german.settings.basics).toMatchObject({ name: 'Kanne', avatar: '', language: 'de' });
  expect(german.settings.basics.greeting).not.toBe(chatbot.settings.basics.greeting);
  expect(german.settings.escalation).toMatchObject({ handoffEnabled: true, hoursEnabled: false, schedule: null });
  const { chatbots } = await office.ask('listChatbots', 'get', '/api/v1/chatbots');
  expect(chatbots.find(({ id }) => id === german.id)).toEqual({
    ...{ id: german.id, name: 'Kanne', avatar: '', colour: '#0f766e', handoffEnabled: true },
    ...{ knowledgeCount: 0, connection: null },
  });
});

test('each section is stored as it was given, and leaves the others alone', async () => {
  let expected = chatbot.settings;
  for (const [index, name] of (Object.keys(sections) as (keyof typeof sections)[]).entries()) {
    expected = { ...expected, [name]: sections[name] };
    const saved = await update({ [name]: sections[name] }, index + 1);
    expect(saved).toEqual({ ...chatbot, version: index + 2, settings: expected });
  }
  expect(await office.ask('getChatbot', 'get', path)).toEqual({ ...chatbot, version: 6, settings: sections });
  expect(changed).toHaveLength(5);
  expect(changed[0]).toEqual({ workspaceId: office.ours.id, chatbotId: chatbot.id });
});

test('the rest of the server knows of a change at once', async () => {
  const { chatbots } = office.server;
  expect(await chatbots.find(chatbot.id)).toMatchObject({ name: 'Kettle', hoursEnabled: false, avatar: '' });
  await update(sections);
  expect(await chatbots.find(chatbot.id)).toMatchObject({
    ...{ name: 'Teapot', avatar: '🫖', language: 'de', hoursEnabled: true, requireIdentity: true },
    schedule: { timezone: 'Europe/Berlin' },
    offline: { message: 'Bis morgen.', contactForm: false },
    allowedSites: ['https://shop.example', 'https://*.shop.example'],
    settings: { confidenceThreshold: 0.7, missesBeforeOffer: 3, rules: { keywords: ['lawyer'] } },
  });
  expect((await chatbots.listWithHours()).map(({ id }) => id)).toContain(chatbot.id);
});

test('a change made from an older version is refused, and changes nothing', async () => {
  await update({ basics: sections.basics });
  const refused = await office.refusal('patch', path, { version: 1, install: sections.install });
  expect(refused).toMatchObject({ status: 409, code: 'wrong_state', detail: expect.stringContaining('changed') });
  expect((await office.ask('getChatbot', 'get', path)).settings.install.allowedSites).toEqual([]);
});

test('of several changes at the same moment exactly one is made', async () => {
  const { db, call } = office;
  const names = ['A', 'B', 'C'];
  const answers = await db.transaction().execute(async (trx) => {
    await trx.selectFrom('chatbots').select('id').where('id', '=', chatbot.id).forUpdate().execute();
    const asked = names.map((name) => call('patch', path, { version: 1, basics: { ...sections.basics, name } }));
    // All of them have seen version 1, and wait for the row.
    await expect.poll(() => countWaiting(office.db), { timeout: 10_000 }).toBe(names.length);
    return asked;
  });
  const statuses = (await Promise.all(answers)).map(({ status }) => status);
  expect(statuses.sort()).toEqual([200, 409, 409]);
  expect((await office.ask('getChatbot', 'get', path)).version).toBe(2);
});

test.each<[string, object, string]>([
  ['no version', { basics: sections.basics }, 'version'],
  ['an unknown section', { version: 1, colours: {} }, 'colours'],
  ['half a section', { version: 1, basics: { name: 'x' } }, 'basics.avatar'],
  ['an empty name', { version: 1, basics: { ...sections.basics, name: ' ' } }, 'basics.name'],
  ['a language nobody taught', { version: 1, basics: { ...sections.basics, language: 'tlh' } }, 'basics.language'],
  [
    'a colour that is code',
    { version: 1, appearance: { ...sections.appearance, colour: 'red;}' } },
    'appearance.colour',
  ],
  [
    'a site with a path',
    { version: 1, install: { allowedSites: ['https://a.example/x'], requireIdentity: false } },
    'install.allowedSites.0',
  ],
  [
    'a zone that is none',
    { version: 1, escalation: { ...sections.escalation, schedule: { timezone: 'UTC+5', week: {} } } },
    'escalation.schedule.timezone',
  ],
  [
    'a model that is not there',
    { version: 1, behaviour: { ...sections.behaviour, engine: 'model' } },
    'behaviour.engine',
  ],
])('%s is refused with its field', async (_name, body, field) => {
  expect(await office.refusal('patch', path, body)).toMatchObject({ status: 400, code: 'invalid', field });
});

test('a chatbot is deleted with all that is its own', async () => {
  await office.ask('addKnowledge', 'post', `${path}/knowledge`, { question: 'Q?', answer: 'A' });
  await buildConversation(office.db, { chatbot_id: chatbot.id, workspace_id: office.ours.id });
  await office.ask('deleteChatbot', 'delete', path);
  expect(await office.refusal('get', path)).toMatchObject({ status: 404 });
  expect(await office.server.chatbots.find(chatbot.id)).toBeNull();
  expect(changed.at(-1)).toEqual({ workspaceId: office.ours.id, chatbotId: chatbot.id });
});

test('a chatbot is not deleted while visitors wait or chat', async () => {
  const { id: conversation_id } = await buildConversation(office.db, {
    chatbot_id: chatbot.id,
    workspace_id: office.ours.id,
  });
  await buildHandoff(office.db, { conversation_id });
  expect(await office.refusal('delete', path)).toMatchObject({
    status: 409,
    code: 'wrong_state',
    detail: 'A visitor is waiting for a person or chatting with one. Complete these chats first.',
  });
  expect((await office.ask('getChatbot', 'get', path)).id).toBe(chatbot.id);
});

test('the hours that a chatbot had are kept, each from when it had them', async () => {
  const { escalation } = chatbot.settings;
  const read = async () => {
    const rows = await office.db
      .selectFrom('chatbot_hours')
      .where('chatbot_id', '=', chatbot.id)
      .select(['hours_enabled', 'schedule', 'since'])
      .orderBy('since')
      .execute();
    return rows.map(({ hours_enabled, schedule }) => [hours_enabled, schedule?.timezone ?? null]);
  };
  expect(await read()).toEqual([[false, null]]);
  office.server.pass(60_000);
  chatbot = await update({ escalation: { ...escalation, offline: { message: 'Later', contactForm: true } } });
  expect(await read()).toEqual([[false, null]]);
  chatbot = await update({ escalation: { ...sections.escalation } });
  expect(await read()).toEqual([
    [false, null],
    [true, 'Europe/Berlin'],
  ]);
  chatbot = await update({ escalation: { ...sections.escalation, hoursEnabled: false } });
  // In the same moment: the last word counts.
  expect(await read()).toEqual([
    [false, null],
    [false, 'Europe/Berlin'],
  ]);
});

test.each<[text: string, answer: object]>([
  ['When do you open?', { outcome: 'answered', answer: 'At nine.', offersPerson: false }],
  ['Do you sell xylophones?', { outcome: 'not_found', offersPerson: true, matches: [] }],
  ['hello', { outcome: 'small_talk', offersPerson: false }],
  ['I want to talk to a human', { outcome: 'wants_person', answer: '', offersPerson: true }],
  ['I will call my lawyer', { outcome: 'rule', answer: '', offersPerson: true }],
])('trying out "%s"', async (text, answer) => {
  await office.ask('addKnowledge', 'post', `${path}/knowledge`, { question: 'When do you open?', answer: 'At nine.' });
  const { rules, ...rest } = chatbot.settings.escalation;
  await update({ escalation: { ...rest, rules: { ...rules, keywords: ['lawyer'] } } });
  const tried = await office.ask('tryChatbot', 'post', `${path}/try`, { text });
  expect(tried).toMatchObject(answer);
});

test('trying out shows what was found, with scores, and knows of a new answer at once', async () => {
  const entry = { question: 'When do you open?', answer: 'At nine.' };
  const { id } = await office.ask('addKnowledge', 'post', `${path}/knowledge`, entry);
  const first = await office.ask('tryChatbot', 'post', `${path}/try`, { text: 'when are you opening?' });
  expect(first.matches[0]).toEqual({ id, question: entry.question, score: expect.any(Number) });
  expect(first.matches[0]?.score).toBeLessThanOrEqual(1);
  await office.ask('editKnowledge', 'put', `${path}/knowledge/${id}`, { ...entry, answer: 'At ten.' });
  expect(await office.ask('tryChatbot', 'post', `${path}/try`, { text: entry.question })).toMatchObject({
    answer: 'At ten.',
  });
  await office.ask('deleteKnowledge', 'delete', `${path}/knowledge/${id}`);
  expect(await office.ask('tryChatbot', 'post', `${path}/try`, { text: entry.question })).toMatchObject({
    outcome: 'not_found',
  });
});

test('a chatbot without a live team offers nobody', async () => {
  await update({ escalation: { ...chatbot.settings.escalation, handoffEnabled: false } });
  const tried = await office.ask('tryChatbot', 'post', `${path}/try`, { text: 'I want to talk to a human' });
  expect(tried).toMatchObject({ outcome: 'wants_person', offersPerson: false, answer: expect.stringMatching(/./) });
});

test('installing: the snippet, what a strict site adds, and the sites that have it', async () => {
  for (const [origin, day] of [
    ['https://old.example', 1],
    ['https://new.example', 2],
  ] as const) {
    const last_seen_at = new Date(Date.UTC(2026, 10, day));
    await office.db.insertInto('site_connections').values({ chatbot_id: chatbot.id, origin, last_seen_at }).execute();
  }
  expect(await office.ask('getInstallStatus', 'get', `${path}/install`)).toEqual({
    snippet: `<script async src="http://localhost:4310/widget.js" data-chatbot="${chatbot.id}"></script>`,
    csp: ['script-src http://localhost:4310;', 'connect-src http://localhost:4310 ws://localhost:4310;'],
    connections: [
      { origin: 'https://new.example', lastSeenAt: '2026-11-02T00:00:00.000Z' },
      { origin: 'https://old.example', lastSeenAt: '2026-11-01T00:00:00.000Z' },
    ],
    identitySecrets: [],
  });
  const { chatbots } = await office.ask('listChatbots', 'get', '/api/v1/chatbots');
  expect(chatbots.find(({ id }) => id === chatbot.id)?.connection?.origin).toBe('https://new.example');
});

test('two secrets are live; the third ends the first, and each is shown once', async () => {
  const make = async () => {
    office.server.pass(1_000);
    return office.ask('createIdentitySecret', 'post', `${path}/identity-secrets`);
  };
  const [first, second] = [await make(), await make()];
  expect(first.secret).toMatch(/^[\w-]{43}$/);
  expect(await office.server.chatbots.identitySecrets(chatbot.id)).toEqual([second.secret, first.secret]);
  const third = await make();
  const { identitySecrets } = await office.ask('getInstallStatus', 'get', `${path}/install`);
  expect(identitySecrets).toEqual([third, second].map(({ id, createdAt }) => ({ id, createdAt })));
  expect(JSON.stringify(await office.ask('getChatbot', 'get', path))).not.toContain(third.secret);
  await office.ask('deleteIdentitySecret', 'delete', `${path}/identity-secrets/${third.id}`);
  expect(await office.server.chatbots.identitySecrets(chatbot.id)).toEqual([second.secret]);
  const gone = `${path}/identity-secrets/${first.id}`;
  expect(await office.refusal('delete', gone)).toMatchObject({ status: 404, code: 'not_found' });
});

test('secrets lie sealed, those from before too once the server has started', async () => {
  const { db } = office;
  await db.deleteFrom('identity_secrets').execute();
  const old = { id: newId(), chatbot_id: chatbot.id, secret: 'left-in-the-clear', created_at: new Date(0) };
  await db.insertInto('identity_secrets').values(old).execute();
  const made = await office.ask('createIdentitySecret', 'post', `${path}/identity-secrets`);
  expect(await findEverywhere(db, [made.secret])).toEqual([]);
  expect(await office.server.chatbots.identitySecrets(chatbot.id)).toEqual([made.secret, 'left-in-the-clear']);
  await office.server.chatbots.sealIdentitySecrets();
  expect(await findEverywhere(db, [made.secret, 'left-in-the-clear'])).toEqual([]);
  expect(await office.server.chatbots.identitySecrets(chatbot.id)).toEqual([made.secret, 'left-in-the-clear']);
});

test('five secrets at the same moment leave two', async () => {
  await Promise.all(
    Array.from({ length: 5 }, () => office.ask('createIdentitySecret', 'post', `${path}/identity-secrets`)),
  );
  expect(await office.server.chatbots.identitySecrets(chatbot.id)).toHaveLength(2);
});

test('a simulated week shows openings as instants, and the hour that is missing', async () => {
  const schedule = { timezone: 'Europe/Berlin', week: { 6: NINE_TO_FIVE, 7: [{ open: '01:00', close: '04:00' }] } };
  const range = { from: '2026-03-27T00:00:00.000Z', to: '2026-03-31T00:00:00.000Z' };
  expect(await office.ask('simulateSchedule', 'post', '/api/v1/schedule-simulation', { schedule, ...range })).toEqual({
    openings: [
      { from: '2026-03-28T08:00:00.000Z', to: '2026-03-28T16:00:00.000Z' },
      { from: '2026-03-29T00:00:00.000Z', to: '2026-03-29T02:00:00.000Z' },
    ],
    clockChanges: [{ at: '2026-03-29T01:00:00.000Z', shiftMinutes: 60 }],
    hasPermittedAgent: true,
  });
});

test.each([
  ['backwards', '2026-03-27T00:00:00.000Z', '2026-03-26T00:00:00.000Z'],
  ['too long', '2026-01-01T00:00:00.000Z', '2027-12-31T00:00:00.000Z'],
])('a simulation that is %s is refused', async (_name, from, to) => {
  const body = { schedule: { timezone: 'UTC', week: {} }, from, to };
  expect(await office.refusal('post', '/api/v1/schedule-simulation', body)).toMatchObject({ status: 400, field: 'to' });
});

test('open hours in which nobody may answer are noticed', async () => {
  const { token } = await office.hire((await buildChatbot(office.db)).workspace_id, 'admin', ['chatbots.manage']);
  const body = {
    schedule: { timezone: 'UTC', week: {} },
    ...{ from: '2026-03-27T00:00:00.000Z', to: '2026-03-31T00:00:00.000Z' },
  };
  const response = await office.call('post', '/api/v1/schedule-simulation', body, token);
  expect(await response.json()).toEqual({ openings: [], clockChanges: [], hasPermittedAgent: false });
});

test('an id of an entry of another chatbot of one’s own is not there either', async () => {
  const other = await office.ask('addKnowledge', 'post', `/api/v1/chatbots/${office.chatbot.id}/knowledge`, {
    ...{ question: 'Q?', answer: 'A' },
  });
  const body = { question: 'Q?', answer: 'B' };
  expect(await office.refusal('put', `${path}/knowledge/${other.id}`, body)).toMatchObject({ status: 404 });
  expect(await office.refusal('delete', `${path}/knowledge/${newId()}`)).toMatchObject({ status: 404 });
});
