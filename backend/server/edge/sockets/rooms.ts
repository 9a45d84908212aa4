/** Who hears what. Every push goes to one of these rooms and nowhere else. */
export const rooms = {
  /** All tabs of one visitor. */
  visitor: (visitorId: string) => `visitor:${visitorId}`,
  /** Everybody who has a chatbot's widget open. */
  site: (chatbotId: string) => `site:${chatbotId}`,
  /** All consoles of one member. */
  member: (memberId: string) => `member:${memberId}`,
  /** Those of them, while the member answers chats. */
  desk: (memberId: string) => `desk:${memberId}`,
  /** All agents of a workspace. */
  team: (workspaceId: string) => `team:${workspaceId}`,
  /** The consoles of one sign-in. */
  session: (familyId: string) => `session:${familyId}`,
};
