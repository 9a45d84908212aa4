export { findConversationsBehind } from './find-behind.ts';
export { type BehindQuery, createFollower, type Follower, type FollowerDeps } from './follower.ts';
export { MESSAGE_COLUMNS, presentMessage } from './present.ts';
export type { ConversationView } from './read-model.ts';
export { type ConversationService, createConversationService, type Thread } from './service.ts';
export type { Turn } from './turns.ts';
