import type { Mutant } from '../mutant.ts';

const team = 'backend/modules/team';
const inManagement = (name: string) => ({ file: `${team}/management.test.ts`, name });
const inInvites = (name: string) => ({ file: `${team}/invites.test.ts`, name });
const inSockets = (name: string) => ({ file: 'backend/server/edge/sockets/team.test.ts', name });

/** The team: nobody takes what is not theirs, and there is always somebody with the key. */
export const teamMutants: Mutant[] = [
  {
    name: 'team: changes do not take turns, so all owners can leave at once',
    file: `${team}/team-store.ts`,
    find: 'pg_advisory_xact_lock(hashtextextended(${`team.${workspaceId}`}, 0))',
    replace: '${`team.${workspaceId}`}::text',
    test: inManagement('who all step down'),
  },
  {
    name: 'team: the last owner can be demoted',
    file: `${team}/management.ts`,
    find: "const stepsDown = target.role === 'owner' && role !== 'owner';",
    replace: 'const stepsDown = false;',
    test: inManagement('the last owner can be neither'),
  },
  {
    name: 'team: a disabled owner counts as one',
    file: `${team}/team-store.ts`,
    find: ".where('disabled_at', 'is', null)\n    .where('id', '<>', memberId)",
    replace: ".where('id', '<>', memberId)",
    test: inManagement('the last owner can be neither'),
  },
  {
    name: 'team: an admin makes owners',
    file: `${team}/manage-rules.ts`,
    find: 'if (RANK[granted.role] > RANK[actor.role])',
    replace: 'if (RANK[granted.role] > 2)',
    test: inManagement('cannot make owners'),
  },
  {
    name: 'team: an admin touches the owner',
    file: `${team}/manage-rules.ts`,
    find: 'return RANK[target.role] > RANK[actor.role]',
    replace: 'return RANK[target.role] > 2',
    test: inManagement('cannot make owners'),
  },
  {
    name: 'team: permissions are granted that one does not have',
    file: `${team}/manage-rules.ts`,
    find: '!actor.permissions.includes(permission)',
    replace: 'actor.permissions.length === 0',
    test: inInvites('to more than they are or have'),
  },
  {
    name: 'team: rights are those of when the call came in',
    file: `${team}/management.ts`,
    find: "if (!me || me.disabled || !me.permissions.includes('team.manage'))",
    replace: 'if (!me)',
    test: inManagement('taken a moment ago'),
  },
  {
    name: 'team: members of other workspaces can be changed',
    file: `${team}/team-store.ts`,
    find: ".where('members.workspace_id', '=', workspaceId);\n}\n\n/** In the order",
    replace: ';\n}\n\n/** In the order',
    test: inManagement('another workspace are not there'),
  },
  {
    name: 'team: chats stay with who was shut out',
    file: 'backend/modules/handoff/service.ts',
    find: "await release(agent, conversationId, '')",
    replace: 'await Promise.resolve(conversationId)',
    test: inSockets('ends every connection'),
  },
  {
    name: 'team: chats stay with who may have none',
    file: `${team}/management.ts`,
    find: 'await releaseChats({ memberId, workspaceId, name: after.name });',
    replace: '',
    test: inSockets('without “Respond to Live Chats”'),
  },
  {
    name: 'team: a right that was taken still counts on open connections',
    file: 'backend/server/edge/sockets/agent/rights.ts',
    find: 'session.identity = { ...session.identity, name, role, permissions };',
    replace: 'void [name, role, permissions];',
    test: inSockets('counts on the open connection'),
  },
  {
    name: 'team: one resets one’s own second step without password and code',
    file: `${team}/manage-rules.ts`,
    find: "if (actor.memberId === target.memberId) return 'Your own two-step",
    replace: "if (actor.memberId === '') return 'Your own two-step",
    test: { file: `${team}/manage-rules.test.ts`, name: 'a lost second step is reset by others' },
  },
  {
    name: 'team: the queue is told to who answers no chats',
    file: 'backend/server/edge/sockets/agent/rights.ts',
    find: "if (permissions.includes('chats.respond')) void socket.join(seats);",
    replace: 'if (seats.length > 0) void socket.join(seats);',
    test: inSockets('without “Respond to Live Chats”'),
  },
  {
    name: 'team: who answers no chats is counted as an agent at their desk',
    file: 'backend/server/edge/sockets/agent/rights.ts',
    find: "const answersChats = permissions.includes('chats.respond');",
    replace: 'const answersChats = permissions.length >= 0;',
    test: inSockets('whoever answers no chats connects all the same'),
  },
  {
    name: 'team: a snapshot shows the queue to who answers no chats',
    file: 'backend/server/edge/sockets/agent/agent-handlers.ts',
    find: "if (!me.permissions.includes('chats.respond')) return",
    replace: 'if (me.permissions.length > 99) return',
    test: inSockets('without “Respond to Live Chats”'),
  },
  {
    name: 'team: calls do not ask for the permission they need',
    file: 'backend/server/edge/sockets/call-handlers.ts',
    find: 'if (permission !== undefined && !holds(permission)) {',
    replace: "if (permission !== undefined && !holds(permission) && name === '') {",
    test: inSockets('without “Respond to Live Chats”'),
  },
  {
    name: 'team: who answers for other chatbots can accept',
    file: 'backend/modules/handoff/transition-steps.ts',
    find: ' AND ${servesChatbot(sql`h.chatbot_id`)}',
    replace: '',
    test: inSockets('who answers for other chatbots only'),
  },
  {
    name: 'team: who answers for other chatbots makes this one available',
    file: 'backend/modules/routing/presence.ts',
    find: '(desk.chatbotIds?.includes(chatbotId) ?? true)',
    replace: 'chatbotId.length > 0',
    test: inSockets('who answers for other chatbots only'),
  },
];
