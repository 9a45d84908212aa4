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
      return describeRequeue(event.cause);
    case 'conversation_ended':
      return 'Conversation ended';
  }
}

function describeRequeue(cause: 'released' | 'transferred' | 'lease_lapsed'): string {
  switch (cause) {
    case 'released':
      return 'The chat was given back to the queue';
    case 'transferred':
      return 'The chat was passed on';
    case 'lease_lapsed':
      return 'The agent’s connection was lost; the chat went back to the queue';
  }
}
