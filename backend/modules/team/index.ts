export type { Actor } from './actor.ts';
export type { TeamAdmin } from './admin.ts';
export { ensureWorkspace } from './owner-store.ts';
export { decidePresence, mayRespond, type PresenceFacts, servesChatbot } from './presence.ts';
export type { MemberIdentity } from './present.ts';
export { derivePermissions } from './rules.ts';
export { createTeamService, type TeamDeps, type TeamService } from './service.ts';
export type { Origin, SignedIn } from './sessions.ts';
export { generatePassword } from './tokens.ts';
