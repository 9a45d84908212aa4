import type { Me, MemberRole, Permission } from '#contract/members.ts';
import type { MemberRow } from './member-store.ts';
import { decidePresence } from './presence.ts';
import { derivePermissions } from './rules.ts';

/** Who is behind a connection, as the rest of the server knows it. */
export interface MemberIdentity {
  memberId: string;
  workspaceId: string;
  /** The sign-in; `session.ended` names it when the connection must close. */
  familyId: string;
  name: string;
  role: MemberRole;
  permissions: Permission[];
  /** When the access token runs out and with it the right to stay connected. */
  expiresAt: Date;
}

export function presentMe(member: MemberRow): Me {
  return {
    id: member.id,
    workspaceId: member.workspace_id,
    workspaceName: member.workspace_name,
    name: member.name,
    email: member.email,
    avatar: member.avatar,
    role: member.role,
    permissions: derivePermissions(member.role, member.permissions),
    presence: member.presence,
    availability: decidePresence(member),
    load: { activeChats: member.active_chats ?? 0, cap: member.cap },
    chatbotIds: member.chatbot_ids,
  };
}
