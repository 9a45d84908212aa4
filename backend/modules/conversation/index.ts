export { findConversationsBehind } from './find-behind.ts';
export { type BehindQuery, createFollower, type Follower, type FollowerDeps } from './follower.ts';
export {
  countConversationsOf,
  countEnded,
  forgetConversations,
  takeClosedOf,
  takeEnded,
} from './forget.ts';
export { MESSAGE_COLUMNS, presentMessage } from './present.ts';
export { type ConversationView, viewConversations } from './read-model.ts';
export { type ConversationService, createConversationService, type Thread } from './service.ts';
export type { Turn } from './turns.ts';
