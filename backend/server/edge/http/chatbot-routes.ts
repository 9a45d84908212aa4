import type { HttpDeps } from './deps.ts';
import type { RouteHandlers } from './route-table.ts';

type ChatbotRoutes = Pick<
  RouteHandlers,
  | 'listChatbots'
  | 'createChatbot'
  | 'getChatbot'
  | 'updateChatbot'
  | 'deleteChatbot'
  | 'listKnowledge'
  | 'addKnowledge'
  | 'editKnowledge'
  | 'deleteKnowledge'
  | 'importKnowledge'
  | 'tryChatbot'
  | 'getInstallStatus'
  | 'createIdentitySecret'
  | 'deleteIdentitySecret'
  | 'simulateSchedule'
>;

interface Call {
  member: { workspaceId: string };
  params: { id: string };
}

/** The chatbot a call is about, always within the caller's workspace. */
const ownOf = ({ member, params }: Call) => ({ workspaceId: member.workspaceId, chatbotId: params.id });

/** What owners do with their chatbots. */
export function createChatbotHandlers({ chatbotAdmin: admin }: Pick<HttpDeps, 'chatbotAdmin'>): ChatbotRoutes {
  return {
    listChatbots: (_, { member }) => admin.list(member.workspaceId),
    createChatbot: (body, { member }) => admin.create(member.workspaceId, body),
    getChatbot: (_, call) => admin.get(ownOf(call)),
    updateChatbot: (body, call) => admin.update(ownOf(call), body),
    deleteChatbot: (_, call) => admin.remove(ownOf(call)),

    listKnowledge: (_, call) => admin.knowledge.list(ownOf(call), call.query),
    addKnowledge: (body, call) => admin.knowledge.add(ownOf(call), body),
    editKnowledge: (body, call) => admin.knowledge.edit({ ...ownOf(call), entryId: call.params.entryId }, body),
    deleteKnowledge: (_, call) => admin.knowledge.remove({ ...ownOf(call), entryId: call.params.entryId }),
    importKnowledge: (body, call) => admin.knowledge.import(ownOf(call), body),
    tryChatbot: ({ text }, call) => admin.tryOut(ownOf(call), text),

    getInstallStatus: (_, call) => admin.install(ownOf(call)),
    createIdentitySecret: (_, call) => admin.createSecret(ownOf(call)),
    deleteIdentitySecret: (_, call) => admin.endSecret({ ...ownOf(call), secretId: call.params.secretId }),
    simulateSchedule: (body, { member }) => admin.simulate(member.workspaceId, body),
  };
}
