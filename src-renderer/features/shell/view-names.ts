import type { View } from '../../state/desk-state.ts';

/** What each view is called: in the rail, and in the window's title. */
export const VIEW_NAMES: Readonly<Record<View, string>> = {
  chats: 'Live Chats',
  messages: 'Messages',
  conversations: 'Conversations',
  chatbots: 'Chatbots',
  analytics: 'Analytics',
  wallboard: 'Wallboard',
  settings: 'Settings',
};
