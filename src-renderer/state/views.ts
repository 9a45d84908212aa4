import type { Me, Permission } from '#contract/members.ts';
import type { View } from './desk-state.ts';

/** What each view asks for, any one of them, in the order of the rail; none = nothing. */
const NEEDS: Record<View, readonly Permission[]> = {
  chats: ['chats.respond'],
  messages: ['chats.respond'],
  conversations: ['chats.respond', 'transcripts.view'],
  chatbots: ['chatbots.manage'],
  analytics: ['analytics.view'],
  wallboard: ['analytics.view'],
  settings: [],
};

const ALL = Object.keys(NEEDS) as View[];

/** The wallboard fills the window: the way to it is a button of Analytics. */
export type RailView = Exclude<View, 'wallboard'>;

/**
 * The views that a member has, in the order of the rail. Who may nothing but the settings still has Live Chats, where
 * they read why it is empty. Before it is known who it is: what everybody has in the end.
 */
export function listViews(me: Pick<Me, 'permissions'> | null): readonly View[] {
  const permitted = ALL.filter((view) => {
    const needed = NEEDS[view];
    return needed.length === 0 || needed.some((permission) => me?.permissions.includes(permission));
  });
  return permitted.some((view) => NEEDS[view].length > 0) ? permitted : ['chats', ...permitted];
}

export function listRailViews(me: Pick<Me, 'permissions'> | null): readonly RailView[] {
  return listViews(me).filter((view) => view !== 'wallboard');
}

/**
 * What is shown instead of a view that one does not have, or has no longer: the first that one has. Links to Analytics are
 * passed on, so Analytics itself says that they are not for everybody.
 */
export function decideView(chosen: View, me: Pick<Me, 'permissions'> | null): View {
  const views = listViews(me);
  if (me === null || views.includes(chosen)) return chosen;
  return chosen === 'analytics' || chosen === 'wallboard' ? 'analytics' : (views[0] ?? 'settings');
}
