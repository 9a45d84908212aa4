import type { Mutant } from '../mutant.ts';

const privacy = 'backend/modules/privacy';
const inErasure = (name: string) => ({ file: `${privacy}/erasure.test.ts`, name });
const inAnonymise = (name: string) => ({ file: `${privacy}/anonymise.test.ts`, name });
const inRetention = (name: string) => ({ file: `${privacy}/retention.test.ts`, name });

/** What is to be forgotten is forgotten, and nothing else. */
export const privacyMutants: Mutant[] = [
  {
    name: 'privacy: everybody’s night is that of Greenwich',
    file: `${privacy}/nights.ts`,
    find: 'next: nextNight(now, timezone)',
    replace: 'next: nextNight(now, HOUSE_ZONE)',
    test: inRetention('a company that has moved is not served at noon'),
  },
  {
    name: 'privacy: the night of where the company was',
    file: `${privacy}/nights.ts`,
    find: ' || !isNight(at, timezone)) return;',
    replace: ') return;',
    test: inRetention('a company that has moved is not served at noon'),
  },
  {
    name: 'privacy: visitors of other companies can be erased',
    file: 'backend/modules/visitor/forget.ts',
    find: "const rows = db.selectFrom('visitors').select('id').where('workspace_id', '=', which.workspaceId);",
    replace: "const rows = db.selectFrom('visitors').select('id');",
    test: inErasure('a foreign visitor is as good as missing'),
  },
  {
    name: 'privacy: mails about whoever is erased stay',
    file: `${privacy}/forgetters.ts`,
    find: '  forgetMails,\n  forgetAlerts,',
    replace: '  forgetAlerts,',
    test: inErasure('nowhere any more'),
  },
  {
    name: 'privacy: mails about contact messages stay',
    file: 'backend/modules/mail/forget.ts',
    find: ' OR alert_id = ANY (${alertIds}::uuid[])',
    replace: ' OR alert_id = ANY (${alertIds}::uuid[]) AND conversation_id IS NOT NULL',
    test: inErasure('left before any conversation'),
  },
  {
    name: 'privacy: the team’s own mail goes with a visitor of the same address',
    file: 'backend/modules/mail/forget.ts',
    find: "AND kind = 'transcript' AND lower",
    replace: 'AND lower',
    test: inErasure('the same address with somebody else'),
  },
  {
    name: 'privacy: the address is kept with the receipt',
    file: `${privacy}/run-store.ts`,
    find: '      finished_at: now,\n      address: null,',
    replace: '      finished_at: now,',
    test: { file: `${privacy}/jobs.test.ts`, name: 'forgets the address all the same' },
  },
  {
    name: 'privacy: whoever is erased keeps the connection',
    file: 'backend/server/edge/sockets/push/push-erasures.ts',
    find: 'visitors.sockets.get(id)?.conn.close()',
    replace: 'visitors.sockets.get(id)',
    test: inErasure('a chat in progress ends first'),
  },
  {
    name: 'privacy: the agent is left with a chat that is not there any more',
    file: `${privacy}/erase.ts`,
    find: 'if (agentId !== null) events.emit',
    replace: 'if (agentId === null) events.emit',
    test: inErasure('a chat in progress ends first'),
  },
  {
    name: 'privacy: a request that waits is deleted behind the queue’s back',
    file: `${privacy}/erase.ts`,
    find: 'const ended = open && (await endConversation(open));',
    replace: "const ended = open && { ok: true as const, error: { code: '' } };",
    test: inErasure('leaves the queue of every console'),
  },
  {
    name: 'privacy: words stay in the ids that browsers made',
    file: 'backend/modules/conversation/forget.ts',
    find: "SET body = '', client_id = NULL",
    replace: "SET body = ''",
    test: inAnonymise('words are left'),
  },
  {
    name: 'privacy: comments of ratings stay',
    file: 'backend/modules/handoff/forget.ts',
    find: "SET comment = ''",
    replace: 'SET comment = r.comment',
    test: inAnonymise('words are left'),
  },
  {
    name: 'privacy: words that raised an alert stay',
    file: 'backend/modules/alerts/forget.ts',
    find: "SET words = '{}'",
    replace: 'SET words = a.words',
    test: inAnonymise('words are left'),
  },
  {
    name: 'privacy: an anonymous visitor is still known by their browser',
    file: 'backend/modules/visitor/forget.ts',
    find: "token_hash = sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8'))",
    replace: 'token_hash = v.token_hash',
    test: inAnonymise('is a stranger'),
  },
  {
    name: 'privacy: a mail without words can be sent again',
    file: 'backend/modules/mail/store.ts',
    find: "    .where('emptied_at', 'is', null)\n",
    replace: '',
    test: inAnonymise('cannot be sent again'),
  },
  {
    name: 'privacy: retention takes chats that go on',
    file: 'backend/modules/conversation/forget.ts',
    find: 'ELSE false END',
    replace: 'ELSE true END',
    test: inRetention('leaves alone what goes on'),
  },
  {
    name: 'privacy: retention takes other companies’ conversations',
    file: 'backend/modules/conversation/forget.ts',
    find: 'c.workspace_id = ${workspaceId} AND c.started_at',
    replace: 'c.started_at',
    test: inRetention('another company'),
  },
  {
    name: 'privacy: mails on their way lose their words',
    file: 'backend/modules/mail/forget.ts',
    find: "emptied_at IS NULL AND state <> 'queued' AND created_at",
    replace: 'emptied_at IS NULL AND created_at',
    test: { file: `${privacy}/upkeep.test.ts`, name: 'still to be sent' },
  },
];

const sockets = 'backend/server/edge/sockets';
const inDoors = (name: string) => ({ file: `${sockets}/doors.test.ts`, name });

/** Who makes noise is put off, and only they. */
export const doorMutants: Mutant[] = [
  {
    name: 'doors: any number of connections of one address',
    file: `${sockets}/admit-connections.ts`,
    find: 'return (await consume(limiters[role], address)) === null;',
    replace: 'return true;',
    test: inDoors('so many connections of one address'),
  },
  {
    name: 'doors: all addresses are one',
    file: `${sockets}/admit-connections.ts`,
    find: 'consume(limiters[role], address)',
    replace: "consume(limiters[role], address && 'everybody')",
    test: inDoors('so many connections of one address'),
  },
  {
    name: 'doors: visitors use up the team’s connections',
    file: `${sockets}/admit-connections.ts`,
    find: 'consume(limiters[role], address)',
    replace: 'consume(limiters.visitor, address)',
    test: inDoors('the team has a limit of its own'),
  },
  {
    name: 'doors: any number of new visitors of one address',
    file: `${sockets}/visitor/visitor-session.ts`,
    find: 'if (retryAfterMs !== null) {',
    replace: 'if (retryAfterMs === -1) {',
    test: inDoors('visitors nobody has seen before'),
  },
  {
    name: 'doors: those who are known count as new',
    file: `${sockets}/visitor/visitor-session.ts`,
    find: 'known ? null : await admitNew()',
    replace: 'await admitNew()',
    test: inDoors('visitors nobody has seen before'),
  },
  {
    name: 'doors: a header that anybody can send decides who is counted',
    file: 'backend/server/edge/caller-address.ts',
    find: 'hops[Math.min(trustedProxies, hops.length - 1)]',
    replace: 'hops.at(-1)',
    test: { file: 'backend/server/edge/caller-address.test.ts', name: 'nobody is believed' },
  },
  {
    name: 'doors: a proxy that is not in the settings makes all visitors one',
    file: 'backend/server/edge/caller-address.ts',
    find: "if (trustedProxies === 0 && forwarded !== '' && isThisComputer(neighbour)) return null;",
    replace: '',
    test: { file: 'backend/server/edge/caller-address.test.ts', name: 'all are not one' },
  },
  {
    name: 'doors: an admin may try the owner’s right with passwords',
    file: 'backend/modules/team/management.ts',
    find: "if (me?.role !== 'owner') return OWNERS_ONLY;",
    replace: '',
    test: { file: 'backend/modules/team/management.test.ts', name: 'cannot make owners' },
  },
  {
    name: 'doors: identity secrets lie in the clear',
    file: 'backend/modules/chatbot/admin/identity-secrets.ts',
    find: 'sealed: box.seal(chatbotId, made.secret), created_at: now',
    replace: 'secret: made.secret, created_at: now',
    test: { file: 'backend/server/edge/http/chatbot-routes.test.ts', name: 'secrets lie sealed' },
  },
  {
    name: 'doors: a mail for every time somebody says the word',
    file: 'backend/modules/alerts/store/mailed-words.ts',
    find: 'return known !== undefined && words.every',
    replace: 'return known === undefined && words.every',
    test: { file: 'backend/modules/alerts/words.test.ts', name: 'again and again' },
  },
  {
    name: 'privacy: the search still knows what was anonymised',
    file: 'backend/modules/privacy/forgetters.ts',
    find: '  forgetSearchWords,\n  forgetConversations,',
    replace: '  forgetConversations,',
    test: { file: 'backend/modules/privacy/derived.test.ts', name: 'what the search found is found no more' },
  },
];
