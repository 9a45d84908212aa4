import type { Mutant } from '../mutant.ts';

const admin = 'backend/modules/chatbot/admin';
const page = 'backend/modules/chatbot/import/fetch-page.ts';
const pageTest = 'backend/modules/chatbot/import/fetch-page.test.ts';
const http = 'backend/server/edge/http';

/** What keeps owners' chatbots theirs, whole, and no way into the server's network. */
export const chatbotMutants: Mutant[] = [
  {
    name: 'a member without the permission is admitted',
    file: `${http}/admit-member.ts`,
    find: 'member.value.permissions.includes(permission)',
    replace: 'true',
    test: { file: `${http}/member-routes.test.ts`, name: 'needs the permission' },
  },
  {
    name: 'a chatbot of another workspace is shown',
    file: `${admin}/chatbot-store.ts`,
    find: `    .select(['id', 'version', ...SETTINGS_COLUMNS, knowledgeCount.as('knowledge_count')])
    .where('id', '=', chatbotId)
    .where('workspace_id', '=', workspaceId)`,
    replace: `    .select(['id', 'version', ...SETTINGS_COLUMNS, knowledgeCount.as('knowledge_count')])
    .where('id', '=', chatbotId)`,
    test: { file: `${http}/member-routes.test.ts`, name: 'what belongs to others is missing' },
  },
  {
    name: 'of two changes from the same version both are made',
    file: `${admin}/chatbot-store.ts`,
    find: "    .where('version', '=', version)\n",
    replace: '',
    test: { file: `${http}/chatbot-routes.test.ts`, name: 'of several changes at the same moment exactly one is made' },
  },
  {
    name: 'a chatbot is deleted under its visitors',
    file: `${admin}/service.ts`,
    find: "if (live > 0) return fail('wrong_state', wordLive(live));",
    replace: '',
    test: { file: `${http}/chatbot-routes.test.ts`, name: 'not deleted while visitors wait' },
  },
  {
    name: 'a change is not known until the cache has run out',
    file: `${admin}/service.ts`,
    find: 'chatbots.forget(chatbotId);',
    replace: '',
    test: { file: `${http}/chatbot-routes.test.ts`, name: 'knows of a change at once' },
  },
  {
    name: 'a redirect into the network of the server is followed',
    file: page,
    find: '!addresses.every(mayConnect)',
    replace: '!addresses.some(() => true)',
    test: { file: pageTest, name: 'a page that leads to' },
  },
  {
    name: 'one public address among private ones is enough',
    file: page,
    find: '!addresses.every(mayConnect)',
    replace: '!addresses.some(mayConnect)',
    test: { file: pageTest, name: 'one private address among its addresses' },
  },
  {
    name: 'a page may be of any size',
    file: page,
    find: 'if (size > MAX_BYTES)',
    replace: 'if (size > Number.MAX_SAFE_INTEGER)',
    test: { file: pageTest, name: 'too much' },
  },
];
