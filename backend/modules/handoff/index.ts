export { forgetHandoffs } from './forget.ts';
export { createHandoffService, type HandoffService } from './service.ts';
export { waitsForMember } from './waits-for-member.ts';
export type { Actor } from './walk.ts';
