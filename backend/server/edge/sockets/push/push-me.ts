import type { PushContext } from './push-context.ts';

/** What a member is told of themselves: what they may do, whether requests reach them and why not, how many chats they hold. */
export function pushMe({ deps: { events }, tellMe }: PushContext): (() => void)[] {
  return [
    events.on('presence.changed', ({ memberId }) => tellMe(memberId)),
    events.on('member.changed', ({ memberId }) => tellMe(memberId)),
    events.on('handoff.accepted', ({ memberId }) => tellMe(memberId)),
    events.on('handoff.requeued', ({ agentId }) => tellMe(agentId)),
    events.on('handoff.ended', ({ agentId }) => (agentId === null ? undefined : tellMe(agentId))),
  ];
}
