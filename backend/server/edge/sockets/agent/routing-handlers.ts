import type { agentCalls } from '#contract/agent-socket.ts';
import type { Conversation } from '#contract/conversations.ts';
import { fail, type Result, succeed } from '#contract/result.ts';
import type { Handlers } from '../call-handlers.ts';
import type { SocketDeps } from '../deps.ts';
import type { AgentSession } from './agent-session.ts';

type RoutingCall =
  | 'handoff:pass'
  | 'handoff:release'
  | 'handoff:transfer'
  | 'handoff:explain'
  | 'handoff:recent'
  | 'team:agents'
  | 'draft:set'
  | 'activity:report';

/** Who takes a request, who has it, and who is there at all. */
export function createRoutingHandlers({
  conversations,
  handoffs,
  routing,
  team,
  clock,
}: SocketDeps): Handlers<Pick<typeof agentCalls, RoutingCall>, AgentSession> {
  async function answerWith(conversationId: string, done: Result<null>): Promise<Result<Conversation>> {
    if (!done.ok) return done;
    const view = await conversations.view(conversationId);
    return view ? succeed(view.forAgent) : fail('not_found', 'There is no such conversation.');
  }

  return {
    async 'handoff:pass'({ identity }, { handoffId }) {
      const done = await routing.pass(identity, handoffId);
      return done.ok ? succeed({}) : done;
    },

    async 'handoff:release'({ identity }, { conversationId, note }) {
      return answerWith(conversationId, await handoffs.release(identity, conversationId, note));
    },

    async 'handoff:transfer'({ identity }, { conversationId, toMemberId, note }) {
      return answerWith(conversationId, await routing.transfer(identity, conversationId, toMemberId, note));
    },

    'handoff:explain': ({ identity }, { handoffId }) => routing.explain(identity.workspaceId, handoffId),

    async 'handoff:recent'({ identity }) {
      return succeed({ handoffs: await handoffs.recent(identity.workspaceId) });
    },

    async 'team:agents'({ identity }) {
      const members = await team.listMembers(identity.workspaceId);
      const agents = members.filter((member) => !member.disabled && member.permissions.includes('chats.respond'));
      return succeed({
        agents: agents.map(({ id, name, availability, load }) => ({ id, name, presence: availability, ...load })),
      });
    },

    async 'draft:set'({ identity }, { conversationId, text }) {
      const done = await conversations.setDraft({ member: identity, conversationId, text });
      return done.ok ? succeed({}) : done;
    },

    async 'activity:report'({ identity, connectionId, arrived }, { activity, sinceMs }) {
      await arrived;
      const since = new Date(clock.now().getTime() - sinceMs);
      await routing.presence.report(identity.memberId, connectionId, { activity, since });
      return succeed({});
    },
  };
}
