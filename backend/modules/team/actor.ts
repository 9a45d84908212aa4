import type { MemberIdentity } from './present.ts';

/** Who does something, and from where; kept in the security log. */
export interface Actor extends Pick<MemberIdentity, 'memberId' | 'workspaceId' | 'familyId' | 'name'> {
  /** As `addressOf` of the HTTP edge tells it. */
  address: string;
}
