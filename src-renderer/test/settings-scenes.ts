import { permissionSchema } from '#contract/members.ts';
import { buildOwnersWorld } from './chatbot-scenes.ts';
import type { World } from './world.ts';

/** As the server writes them: inline styles, a table for the button, a sheet for the dark. */
const MAIL_HTML = `<!doctype html><html lang="en"><head><meta charset="utf-8"><style>
@media (prefers-color-scheme: dark) {
.mail { background: #1b2120 !important; color: #e8eceb !important }
.said { background: #24332f !important } }
</style></head><body class="mail" style="margin:0;padding:24px;background:#f4f5f4;color:#18201e;font-family:sans-serif">
<table role="presentation" width="100%"><tbody><tr><td style="max-width:600px">
<h1 style="font-size:20px;margin:0 0 12px">Mia Chen asks for a person</h1>
<p style="margin:0 0 16px">on Mossy, from <a href="https://shop.example/cart">shop.example/cart</a></p>
<blockquote class="said" style="margin:0 0 20px;padding:12px 16px;background:#dff0ec;border-radius:8px">My order 20417 arrived broken. Can I talk to <mark>somebody</mark>?</blockquote>
<a href="https://desk.example/open/chats/1" style="display:inline-block;padding:12px 20px;border-radius:8px;background:#0b7466;color:#ffffff;text-decoration:none">Open the chat</a>
<script>parent.document.title = 'script ran'</script>
<img src="https://tracker.example/pixel.gif" alt="" onerror="parent.document.title = 'handler ran'">
</td></tr></tbody></table></body></html>`;

/** An owner who may everything, with a team, words, a mail server and mails in every state. */
export function buildSettingsWorld(): World {
  const { world } = buildOwnersWorld();
  world.me.permissions = [...permissionSchema.options];
  fillTeam(world);
  const { alerts } = world;
  const people: [name: string, email: string][] = [
    ['Ben Okafor', 'ben@shop.example'],
    ['Cem Yılmaz', 'cem@shop.example'],
    ['Maximiliane von und zu Hohenberg-Schwarzenfels', 'maximiliane.hohenberg-schwarzenfels@shop.example'],
  ];
  alerts.colleagues = people.map(([name, email]) => ({ id: crypto.randomUUID(), name, email }));
  const cem = alerts.colleagues[1]?.id ?? '';
  const before = alerts.preferencesOf(cem);
  alerts.preferences.set(cem, { ...before, choices: { ...before.choices, contact: 'never', message: 'never' } });
  alerts.settings = { waitingMinutes: 5, words: ['lawyer', 'cancel my contract', 'data protection'] };
  alerts.mailSettings = {
    source: 'settings',
    server: { host: 'mail.shop.example', port: 587, security: 'starttls', user: 'desk', hasPassword: true },
    fromName: 'Corner Shop',
    fromAddress: 'desk@shop.example',
  };
  alerts.addMail({ state: 'queued', attempts: 0, sentAt: null, html: MAIL_HTML });
  alerts.addMail({
    state: 'failed',
    attempts: 1,
    sentAt: null,
    to: 'ben@shop.exmaple',
    detail: '550 5.1.1 No such user here',
    html: MAIL_HTML,
  });
  alerts.addMail({
    kind: 'message',
    subject: '3 new messages · Mossy',
    state: 'queued',
    attempts: 3,
    detail: 'The mail server does not answer (connection timed out)',
    nextAttemptAt: new Date(Date.now() + 120_000).toISOString(),
    html: MAIL_HTML,
  });
  alerts.addMail({ kind: 'waiting', subject: 'Waiting for 5 minutes · Mossy', html: MAIL_HTML });
  alerts.addMail({
    kind: 'new_request',
    state: 'skipped',
    sentAt: null,
    attempts: 0,
    detail: 'somebody had accepted it',
    html: MAIL_HTML,
  });
  alerts.addMail({
    kind: 'keyword',
    subject: 'Listed words were used · Mossy',
    state: 'kept',
    sentAt: null,
    attempts: 0,
  });
  alerts.records = buildHistory(world);
  return world;
}

function buildHistory({ me, alerts }: World): World['alerts']['records'] {
  const ben = alerts.colleagues[0] ?? me;
  const chatbot = { id: crypto.randomUUID(), name: 'Mossy' };
  const at = (minutesAgo: number): string => new Date(Date.now() - minutesAgo * 60_000).toISOString();
  const record = (kind: 'new_request' | 'waiting' | 'keyword', minutesAgo: number) => ({
    id: crypto.randomUUID(),
    kind,
    chatbot,
    conversationId: crypto.randomUUID(),
    at: at(minutesAgo),
  });
  const tell = (
    { id, name }: { id: string; name: string },
    channel: 'toast' | 'email',
    state: 'shown' | 'seen' | 'sent' | 'not_sent' | 'failed',
    reason = '',
  ) => ({ member: { id, name }, channel, state, reason, at: at(0) });
  return [
    { ...record('new_request', 1), visitorName: 'Mia Chen', settledAt: null, deliveries: [tell(me, 'toast', 'shown')] },
    {
      ...record('keyword', 9),
      visitorName: null,
      settledAt: null,
      deliveries: [
        tell(me, 'toast', 'shown'),
        tell(me, 'email', 'sent'),
        tell(ben, 'email', 'failed', '550 5.1.1 No such user here'),
      ],
    },
    {
      ...record('waiting', 45),
      visitorName: 'Jonas Weber',
      settledAt: at(44),
      deliveries: [tell(me, 'toast', 'seen'), tell(ben, 'email', 'not_sent', 'quiet hours')],
    },
  ];
}

/** A team in every state a member can be in, invites, sign-ins elsewhere, and a log that tells of it. */
function fillTeam({ me, team, bots }: World): void {
  const now = Date.now();
  const at = (minutesAgo: number): string => new Date(now - minutesAgo * 60_000).toISOString();
  const ben = team.addColleague({
    name: 'Ben Okafor',
    permissions: ['chats.respond', 'analytics.view'],
    presence: { state: 'online', reason: 'chosen', since: at(90) },
    activeChats: 2,
    cap: 3,
    twoStep: true,
    chatbotIds: [...bots.chatbots.keys()].slice(0, 1),
  });
  const cem = team.addColleague({
    name: 'Cem Yılmaz',
    avatar: '🦊',
    role: 'admin',
    permissions: ['chats.respond', 'chatbots.manage', 'team.manage', 'analytics.view', 'transcripts.view'],
    presence: { state: 'away', reason: 'idle', since: at(12) },
    activeChats: 1,
  });
  team.addColleague({
    name: 'Maximiliane von und zu Hohenberg-Schwarzenfels',
    email: 'maximiliane.hohenberg-schwarzenfels@shop.example',
    permissions: ['analytics.view'],
    lastSeenAt: null,
  });
  const dora = team.addColleague({ name: 'Dora Lind', disabled: true });
  team.invite(me, 'eva@shop.example', 'agent', ['chats.respond'], at(-60 * 50));
  team.invite(me, 'jonas.of.the.other.office@shop.example', 'admin', ['chats.respond'], at(60));
  team.sessions.push(
    { id: crypto.randomUUID(), client: 'desktop', createdAt: at(60 * 24 * 9), lastUsedAt: at(25), current: false },
    { id: crypto.randomUUID(), client: 'browser', createdAt: at(60 * 30), lastUsedAt: at(60 * 29), current: false },
  );
  const by = ({ id, name }: { id: string; name: string }) => ({ actor: { id, name } });
  const to = ({ id, name }: { id: string; name: string }) => ({ target: { id, name } });
  team.log(2, {
    kind: 'member.changed',
    ...by(me),
    ...to(ben),
    changes: [
      { field: 'role', from: 'admin', to: 'agent' },
      { field: 'permissions', from: 'chats.respond, team.manage', to: 'analytics.view, chats.respond' },
      { field: 'cap', from: null, to: '3' },
    ],
  });
  team.log(14, { kind: 'sign_in.succeeded', ...by(me) });
  team.log(15, { kind: 'sign_in.failed', actor: { id: null, name: 'ana@shop.example' }, ...to(me) });
  team.log(55, { kind: 'member.disabled', ...by(cem), ...to(dora), address: '2001:db8:4:1::/64' });
  team.log(70, { kind: 'mail_settings.changed', ...by(me) });
  team.log(90, { kind: 'two_step.turned_on', ...by(ben), ...to(ben) });
  team.log(60 * 26, {
    kind: 'member.added',
    actor: { id: null, name: 'Command line' },
    ...to(ben),
    address: null,
  });
}
