import { type RawBuilder, sql } from 'kysely';
import type { MemberIdentity } from '../team/index.ts';

/** Who looks into the past. Without `seesAll`, only at the conversations they had themselves. */
export interface Viewer {
  workspaceId: string;
  memberId: string;
  seesAll: boolean;
}

export function viewerOf({ workspaceId, memberId, permissions }: MemberIdentity): Viewer {
  return { workspaceId, memberId, seesAll: permissions.includes('transcripts.view') };
}

/** The one condition that decides who sees which conversation, on `conversation_index i`. Everything asks it. */
export function visibleTo({ workspaceId, memberId, seesAll }: Viewer): RawBuilder<unknown> {
  const own = sql`AND i.agents @> ARRAY[${memberId}::uuid]`;
  return sql`i.workspace_id = ${workspaceId} ${seesAll ? sql`` : own}`;
}
