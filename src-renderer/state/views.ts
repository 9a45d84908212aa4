import type { Me, Permission } from '#contract/members.ts';
import type { View } from './desk-state.ts';

/** What each view asks for, in the order of the rail; null = nothing. */
const NEEDS: Record<View, Permission | null> = {
  chats: 'chats.respond',
  messages: 'chats.respond',
  chatbots: 'chatbots.manage',
  settings: null,
};

const ALL = Object.keys(NEEDS) as View[];

/**
 * The views that a member has, in the order of the rail. Who may nothing but the settings still has Live Chats, where
 * they read why it is empty. Before it is known who it is: what everybody has in the end.
 */
export function listViews(me: Pick<Me, 'permissions'> | null): readonly View[] {
  const permitted = ALL.filter((view) => {
    const needed = NEEDS[view];
    return needed === null || me?.permissions.includes(needed);
  });
  return permitted.some((view) => NEEDS[view] !== null) ? permitted : ['chats', ...permitted];
}

/** What is shown instead of a view that one does not have, or has no longer: the first that one has. */
export function decideView(chosen: View, me: Pick<Me, 'permissions'> | null): View {
  const views = listViews(me);
  return views.includes(chosen) ? chosen : (views[0] ?? 'settings');
}
