import type { SystemEvent } from '#contract/messages.ts';
import type { ErrorCode } from '#contract/result.ts';

/** Every word a visitor reads, in one place; a second language is a second object of this shape. */
export const texts = {
  panel: (chatbot: string) => `Chat with ${chatbot}`,
  panelUnnamed: 'Chat',
  automated: 'Automated',
  automatedAssistant: 'Automated assistant',
  liveAgent: 'Live agent',
  waitingForPerson: 'Waiting for a person',
  minimise: 'Minimise chat',
  menu: 'More options',
  endConversation: 'End conversation',
  confirmEnd: 'End this conversation?',
  confirmEndDetail: 'You can start a new one at any time.',
  keepChatting: 'Keep chatting',

  thread: 'Conversation',
  today: 'Today',
  yesterday: 'Yesterday',
  you: 'You',
  said: (name: string) => `${name}:`,
  typing: (name: string) => `${name} is typing`,
  jumpToLatest: 'Jump to latest',
  newMessages: 'New messages',
  loadingOlder: 'Loading earlier messages…',

  message: 'Message',
  placeholder: 'Write a message…',
  send: 'Send',
  charactersLeft: (count: number) => `${count} left`,
  sent: 'Sent',
  sending: 'Sending…',
  notSentYet: 'Not sent yet. We keep trying.',
  retry: 'Try again',
  discard: 'Delete',

  requestAgent: 'Request Live Agent',
  talkToPerson: 'Talk to a person',
  requestIntro: 'Tell us who you are, if you like.',
  name: 'Your name',
  email: 'E-mail',
  optional: 'optional',
  cancel: 'Cancel',
  save: 'Save',
  saved: 'Thank you, we passed it on.',
  offline: 'Our team is currently offline',
  asking: 'Asking…',
  askingOffline: 'You seem to be offline. We’ll ask as soon as you’re back.',
  finding: 'We’re finding someone for you',
  position: (position: number) => {
    const ahead = position - 1;
    if (ahead === 0) return 'You’re next';
    return ahead === 1 ? '1 person ahead of you' : `${ahead} people ahead of you`;
  },
  nobodyOnline: 'Nobody is at their desk right now. Your request stays in line.',
  cancelRequest: 'Cancel request',
  addDetails: 'Add your name or e-mail',

  ended: 'Conversation ended',
  startNew: 'Start a new conversation',

  connecting: 'Connecting…',
  unreachable: 'We can’t reach the chat right now. We keep trying.',
  reconnecting: 'Reconnecting… What you write is sent as soon as you’re back.',
  incompatible: 'The chat has been updated. Please reload this page.',
  reload: 'Reload this page',
  refused: 'This chat is not available at the moment.',
} as const;

/** What happened, in the visitor's words; null for what another part of the panel already says. */
export function describeEvent(event: SystemEvent): string | null {
  switch (event.type) {
    case 'handoff_requested':
      return event.reason === 'visitor_asked' || event.reason === 'keyword'
        ? 'You asked for a person'
        : 'We’re bringing in a person';
    case 'handoff_accepted':
      return `${event.agentName} joined the conversation`;
    case 'handoff_completed':
      return `${event.agentName} marked this as complete`;
    case 'handoff_cancelled':
      return 'Request cancelled';
    case 'handoff_expired':
      return 'Nobody could take your request in time';
    case 'handoff_requeued':
      return event.cause === 'transferred'
        ? 'You’re being passed on to a colleague'
        : 'Your agent had to leave. We’re finding someone else for you.';
    case 'conversation_ended':
      return null;
  }
}

/** Why a message will not be sent. */
export function describeRefusal(code: ErrorCode): string {
  if (code === 'wrong_state' || code === 'not_found') return 'Not sent: that conversation has ended.';
  if (code === 'invalid') return 'Not sent: this text can’t be sent.';
  return 'Not sent.';
}

/** Why a form was not taken. */
export function describeFormRefusal(field: string | undefined): string {
  if (field?.includes('email')) return 'Please check the e-mail address.';
  if (field?.includes('name')) return 'Please check the name.';
  return 'That didn’t work. Please try again.';
}
