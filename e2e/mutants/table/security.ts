import type { Mutant } from '../mutant.ts';

const http = 'backend/server/edge/http';
const sockets = 'backend/server/edge/sockets';
const security = 'e2e/security';
const inRoutes = (name: string) => ({ file: `${security}/matrix/routes.test.ts`, name });
const inCalls = (name: string) => ({ file: `${security}/matrix/calls.test.ts`, name });
const inFuzz = (name: string) => ({ file: `${security}/input/fuzz.test.ts`, name });

/** What keeps strangers out, taken away piece by piece. */
export const securityMutants: Mutant[] = [
  {
    name: 'security: a route asks for no permission',
    file: 'backend/contract/mail-routes.ts',
    find: "const workspace = { access: 'member', permission: 'workspace.manage' } as const;",
    replace: "const workspace = { access: 'member' } as const;",
    test: inRoutes('is refused, and nothing changes'),
  },
  {
    name: 'security: permissions of routes are not looked at',
    file: `${http}/admit-member.ts`,
    find: 'if (!member.ok || permission === undefined || member.value.permissions.includes(permission)) return member;',
    replace: 'if (!member.ok || permission !== null) return member;',
    test: inRoutes('is refused, and nothing changes'),
  },
  {
    name: 'security: admins may manage the workspace from the start',
    file: 'backend/modules/team/rules.ts',
    find: "return permissionSchema.options.filter((permission) => role === 'owner' || granted.includes(permission));",
    replace:
      "return permissionSchema.options.filter((permission) => role !== 'agent' || granted.includes(permission));",
    test: inRoutes('is refused, and nothing changes'),
  },
  {
    name: 'security: a disabled member’s token still opens',
    file: 'backend/modules/team/session-store.ts',
    find: ".where('members.disabled_at', 'is', null)",
    replace: '',
    test: inRoutes('outsiders are refused, and nothing changes'),
  },
  {
    name: 'security: a token lasts for ever',
    file: 'backend/modules/team/tokens.ts',
    find: 'currentDate: clock.now(),',
    replace: 'currentDate: new Date(0),',
    test: inRoutes('outsiders are refused, and nothing changes'),
  },
  {
    name: 'security: other workspaces’ chatbots can be written to',
    file: 'backend/modules/chatbot/admin/chatbot-store.ts',
    find: "return db.selectFrom('chatbots').select('id').where('id', '=', chatbotId).where('workspace_id', '=', workspaceId);",
    replace: "return db.selectFrom('chatbots').select('id').where('id', '=', workspaceId && chatbotId);",
    test: inRoutes('the owner of another workspace finds exactly what is not there'),
  },
  {
    name: 'security: a foreign id is answered otherwise than a missing one',
    file: `${sockets}/agent/agent-handlers.ts`,
    find: 'if (!view || view.workspaceId !== identity.workspaceId) return notFound();',
    replace:
      "if (!view) return notFound(); if (view.workspaceId !== identity.workspaceId) return fail('forbidden', 'Not yours.');",
    test: inCalls('the owner of another workspace finds exactly what is not there'),
  },
  {
    name: 'security: agents reach every workspace’s conversations',
    file: `${sockets}/agent/agent-handlers.ts`,
    find: 'if (!view || view.workspaceId !== identity.workspaceId) return notFound();',
    replace: 'if (!view) return notFound();',
    test: inCalls('the owner of another workspace finds exactly what is not there'),
  },
  {
    name: 'security: anybody of the team reads every conversation',
    file: `${sockets}/agent/agent-handlers.ts`,
    find: "permissions.includes('transcripts.view') || (concernsMe",
    replace: 'permissions.length > 0 || (concernsMe',
    test: inCalls(': as the row says'),
  },
  {
    name: 'security: visitors reach each other’s conversations',
    file: `${sockets}/visitor/visitor-handlers.ts`,
    find: "if (view?.visitorId !== session.visitor.id) return fail('not_found', 'There is no such conversation.');",
    replace: "if (!view) return fail('not_found', 'There is no such conversation.');",
    test: inCalls('another visitor finds exactly what is not there'),
  },
  {
    name: 'security: unknown keys are let through',
    file: 'backend/contract/chatbots.ts',
    find: 'export const createChatbotRequestSchema = z.strictObject({',
    replace: 'export const createChatbotRequestSchema = z.object({',
    test: { file: `${security}/input/routes.test.ts`, name: 'names a key that it does not know' },
  },
  {
    name: 'security: NUL reaches the database',
    file: 'backend/contract/primitives.ts',
    find: "return !text.includes('\\u0000') && text.isWellFormed();",
    replace: 'return text.isWellFormed();',
    test: { file: `${security}/input/routes.test.ts`, name: 'may be anything, and the answer is one of ours' },
  },
  {
    name: 'security: frames of any size',
    file: `${sockets}/server.ts`,
    find: 'maxHttpBufferSize: MAX_FRAME_BYTES,',
    replace: 'maxHttpBufferSize: 1_000 * MAX_FRAME_BYTES,',
    test: inFuzz('a frame of 64 kB and one is cut off'),
  },
  {
    name: 'security: a call that throws is nobody’s to catch',
    file: `${sockets}/call-handlers.ts`,
    find: 'if (!parsed.success) return translateInvalid(parsed.error);',
    replace: 'if (!parsed.success) throw new Error(translateInvalid(parsed.error).error.message);',
    test: inFuzz('no frame ends the process or is a fault of the server’s'),
  },
  {
    name: 'security: a silent registry is taken for a clean bill',
    file: 'e2e/run/checks/check-audit.ts',
    find: "summary: 'NOT CHECKED',",
    replace: "summary: '',",
    test: { file: 'e2e/run/checks/check-audit.test.ts', name: 'is not taken for "all is well"' },
  },
  {
    name: 'security: a cell is looked through at each of its quotes',
    file: 'backend/modules/chatbot/import/read-csv.ts',
    find: "character === '\"' && isBlank",
    replace: "character === '\"' && cell.trim() === ''",
    test: { file: 'backend/modules/chatbot/import/hostile-text.test.ts', name: 'is read in a moment' },
  },
];
