export { addChatbot, type NewChatbot } from './add-chatbot.ts';
export { createReplyDecider, type ReplyDecider } from './reply-decider.ts';
export type { Reply } from './rules/decide-reply.ts';
export { type ChatbotDeps, type ChatbotService, createChatbotService } from './service.ts';
export { type BotSettings, DEFAULT_SETTINGS } from './settings.ts';
export { ensureStarterWorkspace } from './starter/ensure-starter-workspace.ts';
export { starterKnowledge } from './starter/starter-knowledge.ts';
export type { Chatbot } from './store.ts';
