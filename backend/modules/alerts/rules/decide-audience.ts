import type { AlertKind } from '#contract/alerts.ts';
import type { Permission } from '#contract/members.ts';

export interface Listener {
  memberId: string;
  disabled: boolean;
  /** Requests of the chatbot it is about reach them. */
  serves: boolean;
  permissions: readonly Permission[];
}

interface Concern {
  kind: AlertKind;
  /** Who has the chat; null when nobody has. */
  assignedMemberId: string | null;
}

/** Whether a member of the workspace is told of such an alert at all. */
export function isConcerned({ kind, assignedMemberId }: Concern, listener: Listener): boolean {
  const { memberId, disabled, serves, permissions } = listener;
  if (disabled) return false;
  const hasChat = memberId === assignedMemberId;
  switch (kind) {
    case 'new_request':
    case 'waiting':
    case 'contact':
      return serves && permissions.includes('chats.respond');
    case 'message':
      return hasChat;
    case 'keyword':
      return hasChat || permissions.includes('workspace.manage');
  }
}
