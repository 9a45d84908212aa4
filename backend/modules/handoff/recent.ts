import type { RecentHandoff } from '#contract/routing.ts';
import type { Database } from '../../server/database/connection.ts';

const MOST = 50;

/** The newest requests of a workspace, newest first, whatever became of them. */
export async function readRecent(db: Database, workspaceId: string): Promise<RecentHandoff[]> {
  const rows = await db
    .selectFrom('handoffs')
    .innerJoin('conversations', 'conversations.id', 'handoffs.conversation_id')
    .innerJoin('visitors', 'visitors.id', 'conversations.visitor_id')
    .innerJoin('chatbots', 'chatbots.id', 'handoffs.chatbot_id')
    .leftJoin('members', 'members.id', 'handoffs.accepted_by')
    .leftJoin('handoff_ratings', 'handoff_ratings.handoff_id', 'handoffs.id')
    .where('handoffs.workspace_id', '=', workspaceId)
    .orderBy('handoffs.requested_at', 'desc')
    .orderBy('handoffs.id', 'desc')
    .limit(MOST)
    .select([
      'handoffs.id',
      'handoffs.state',
      'handoffs.reason',
      'handoffs.requested_at',
      'handoffs.accepted_at',
      'handoffs.ended_at',
      'chatbots.id as chatbot_id',
      'chatbots.name as chatbot_name',
      'visitors.id as visitor_id',
      'visitors.name as visitor_name',
      'visitors.email as visitor_email',
      'visitors.verified_as as visitor_verified_as',
      'members.id as member_id',
      'members.name as member_name',
      'handoff_ratings.stars',
      'handoff_ratings.comment',
    ])
    .execute();
  return rows.map((row) => ({
    id: row.id,
    chatbot: { id: row.chatbot_id, name: row.chatbot_name },
    visitor: {
      id: row.visitor_id,
      name: row.visitor_name,
      email: row.visitor_email,
      verified: row.visitor_verified_as !== null,
    },
    reason: row.reason,
    state: row.state,
    requestedAt: row.requested_at.toISOString(),
    acceptedAt: row.accepted_at?.toISOString() ?? null,
    acceptedBy: row.member_id === null ? null : { id: row.member_id, name: row.member_name ?? '' },
    endedAt: row.ended_at?.toISOString() ?? null,
    rating: row.stars === null ? null : { stars: row.stars, comment: row.comment ?? '' },
  }));
}
