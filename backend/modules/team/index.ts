export { ensureWorkspace } from './owner-store.ts';
export { decidePresence, mayRespond, type PresenceFacts } from './presence.ts';
export type { MemberIdentity } from './present.ts';
export { derivePermissions } from './rules.ts';
export { createTeamService, type TeamDeps, type TeamService } from './service.ts';
export type { Origin, SignedIn } from './sessions.ts';
export { generatePassword } from './tokens.ts';
