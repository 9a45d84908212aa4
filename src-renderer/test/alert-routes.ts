import type { alertRoutes } from '#contract/alert-routes.ts';
import type { mailRoutes } from '#contract/mail-routes.ts';
import { fail, succeed } from '#contract/result.ts';
import type { Handlers } from './route-handlers.ts';
import type { World } from './world.ts';

const NO_MAIL = fail('not_found', 'There is no such mail.');

function listChatbots({ bots }: World): { id: string; name: string }[] {
  return [...bots.chatbots.values()].map(({ id, settings }) => ({ id, name: settings.basics.name }));
}

/** The routes to alerts and mails. */
export const alertHandlers: Handlers<typeof alertRoutes & typeof mailRoutes> = {
  getMyAlertPreferences: ({ world }) => succeed(world.alerts.describe(world.me, listChatbots(world))),
  saveMyAlertPreferences({ world, body }) {
    world.alerts.preferences.set(world.me.id, body);
    return succeed(world.alerts.describe(world.me, listChatbots(world)));
  },
  listAlertPreferences: ({ world }) =>
    succeed({
      members: [world.me, ...world.alerts.colleagues].map((member) =>
        world.alerts.describe(member, listChatbots(world)),
      ),
    }),
  saveAlertPreferences({ world, params, body }) {
    const member = [world.me, ...world.alerts.colleagues].find(({ id }) => id === params['id']);
    if (!member) return fail('not_found', 'There is no such member.');
    world.alerts.preferences.set(member.id, body);
    return succeed(world.alerts.describe(member, listChatbots(world)));
  },
  getAlertSettings: ({ world }) => succeed(world.alerts.settings),
  saveAlertSettings({ world, body }) {
    world.alerts.settings = body;
    return succeed(body);
  },
  listAlerts({ world: { alerts }, query }) {
    const from = Number(query.get('cursor') ?? 0);
    const to = from + alerts.pageSize;
    const nextCursor = to < alerts.records.length ? String(to) : null;
    return succeed({ alerts: alerts.records.slice(from, to), nextCursor });
  },
  getMailSettings: ({ world }) => succeed(world.alerts.mailSettings),
  saveMailSettings: ({ world, body }) => succeed(world.alerts.saveMail(body)),
  async testMailSettings({ world, body }) {
    world.alerts.lastTest = body;
    await world.alerts.gate;
    return succeed({ steps: world.alerts.steps });
  },
  listMails({ world: { alerts }, query }) {
    const wanted = query.get('state') ?? 'all';
    const found = alerts.mails.filter(({ state }) => wanted === 'all' || state === wanted);
    const from = Number(query.get('cursor') ?? 0);
    const to = from + alerts.pageSize;
    return succeed({
      mails: found.slice(from, to),
      counts: alerts.countMails(),
      nextCursor: to < found.length ? String(to) : null,
    });
  },
  getMail({ world, params }) {
    const mail = world.alerts.mails.find(({ id }) => id === params['id']);
    return mail ? succeed(mail) : NO_MAIL;
  },
  resendMail({ world: { alerts }, params }) {
    const before = alerts.mails.find(({ id }) => id === params['id']);
    if (!before) return NO_MAIL;
    if (before.state === 'sent' || before.state === 'queued') return fail('wrong_state', 'It is on its way or sent.');
    const after = { ...before, state: 'queued' as const, attempts: 0, detail: '' };
    alerts.mails = alerts.mails.map((mail) => (mail.id === after.id ? after : mail));
    return succeed(after);
  },
};
