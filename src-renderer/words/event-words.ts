import type { RequeueCause } from '#contract/conversations.ts';
import type { SystemEvent } from '#contract/messages.ts';

/** What the conversation itself has to say, in the agent's words. */
export function describeEvent(event: SystemEvent, visitorName: string, myName: string): string {
  const who = (name: string) => (name === myName ? 'You' : name);
  switch (event.type) {
    case 'handoff_requested':
      return event.reason === 'visitor_asked' ? `${visitorName} asked for a person` : 'Handed over to the team';
    case 'handoff_accepted':
      return `${who(event.agentName)} joined the chat`;
    case 'handoff_completed':
      return `${who(event.agentName)} marked the chat as complete`;
    case 'handoff_cancelled':
      return `${visitorName} no longer waits for a person`;
    case 'handoff_expired':
      return 'Nobody could take the request in time';
    case 'handoff_requeued':
      return describeRequeue(event.cause, event.agentName === null ? null : who(event.agentName));
    case 'conversation_ended':
      return 'Conversation ended';
  }
}

function describeRequeue(cause: RequeueCause, who: string | null): string {
  const by = who ?? 'The agent';
  switch (cause) {
    case 'released':
      return `${by} gave the chat back to the queue`;
    case 'transferred':
      return `${by} passed the chat on`;
    case 'lease_lapsed':
      return `${by} lost the connection; the chat went back to the queue`;
  }
}
