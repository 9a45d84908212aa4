import type { RaisedAlert } from '#contract/alerts.ts';
import type { Conversation, ConversationStatus, HandoffState, RequeueCause } from '#contract/conversations.ts';
import type { MailKind, MailState } from '#contract/mail.ts';
import type { Message } from '#contract/messages.ts';
import type { Availability } from '#contract/visitor-socket.ts';

/**
 * News between modules: facts that are already committed, told once, in this process. A listener may be slow or fail
 * without hurting whoever told the fact; what must not be lost belongs in the same transaction instead.
 */
export interface DomainEvents {
  'conversation.opened': { workspaceId: string; conversationId: string };
  /** Erased with its visitor: what is left to show on the console of the agent who had it. */
  'conversation.erased': { workspaceId: string; agentId: string; conversation: Conversation };
  /** Their browser must be let go of: it is nobody's any more. */
  'visitor.erased': { workspaceId: string; visitorId: string };
  /** Name, e-mail, read marks or status of a conversation changed. */
  'conversation.changed': { workspaceId: string; conversationId: string };
  /** With the state of its conversation in the moment it was stored, so that nobody has to ask again whom it concerns. */
  'message.created': {
    workspaceId: string;
    conversationId: string;
    chatbotId: string;
    visitorId: string;
    status: ConversationStatus;
    assignedMemberId: string | null;
    /** The connection it came in by, if it came in by one. */
    sentThrough: string | undefined;
    message: Message;
  };
  /**
   * A reply in the making, for those who watch: the one event that is no stored fact. `text` is all of it so far, '' while
   * it is being thought about, null when nothing comes of it; otherwise `message.created` takes its place.
   */
  'reply.streaming': { visitorId: string; conversationId: string; replyTo: string; text: string | null };
  'handoff.requested': HandoffFact;
  /** Offered to an agent, or open to all now. No transition, so it has no `rev`. */
  'handoff.offered': Omit<HandoffFact, 'rev'>;
  'handoff.accepted': HandoffFact & { memberId: string; memberName: string };
  'handoff.ended': HandoffFact & {
    state: Extract<HandoffState, 'completed' | 'cancelled' | 'expired'>;
    /** Who had the chat; null when nobody had. */
    agentId: string | null;
  };
  'handoff.requeued': HandoffFact & { cause: RequeueCause; agentId: string };
  /** Name, picture, role, permissions, cap or chatbots of a member, or they joined or left, or their workspace's name. */
  'member.changed': { workspaceId: string; memberId: string };
  /** With a right address, but a wrong password or code, or a disabled member's. */
  'sign_in.failed': { workspaceId: string; memberId: string; memberName: string; address: string };
  /** Somebody says that this is their address and their password is lost. */
  'password_reset.asked': { email: string; address: string };
  /** Somebody came, left, or whether requests reach them changed. Already stored. */
  'presence.changed': { workspaceId: string; memberId: string };
  /** A visitor left a message while no person could be had. */
  'contact.left': { workspaceId: string; chatbotId: string; contactMessageId: string };
  /** A mail was sent, put off (`queued`, with what went wrong in `detail`), skipped, or will not be tried any more. */
  'mail.changed': {
    workspaceId: string;
    mailId: string;
    kind: MailKind;
    alertId: string | null;
    memberId: string | null;
    state: MailState;
    detail: string;
  };
  /** To be shown on the consoles of these members; consoles hear of requests and of their chats' messages without it. */
  'alert.raised': { memberIds: string[]; alert: RaisedAlert };
  /** What the widget of this chatbot may offer is another thing from now on. */
  'availability.changed': { chatbotId: string; availability: Availability };
  /** Its settings or its knowledge changed, or it is gone. */
  'chatbot.changed': { workspaceId: string; chatbotId: string };
  /** Sockets of these sessions must close: signed out or disabled. `familyId` null = all of the member. */
  'session.ended': { memberId: string; familyId: string | null; reason: 'signed_out' | 'disabled' };
}

interface HandoffFact {
  workspaceId: string;
  conversationId: string;
  handoffId: string;
  /** The queue's revision that this transition made. */
  rev: number;
}

export type DomainEventName = keyof DomainEvents;
type Listener<Name extends DomainEventName> = (event: DomainEvents[Name]) => void | Promise<void>;

export interface EventBus {
  emit<Name extends DomainEventName>(name: Name, event: DomainEvents[Name]): void;
  /** Returns the way to stop listening. */
  on<Name extends DomainEventName>(name: Name, listener: Listener<Name>): () => void;
  /** Resolves when every listener that was started has finished: for tests and for an orderly stop. */
  settled(): Promise<void>;
}

export function createEventBus(onError: (error: unknown, name: DomainEventName) => void): EventBus {
  const listeners = new Map<DomainEventName, Set<(event: never) => void | Promise<void>>>();
  const running = new Set<Promise<void>>();

  function run<Name extends DomainEventName>(name: Name, listener: Listener<Name>, event: DomainEvents[Name]): void {
    try {
      const outcome = listener(event);
      if (!(outcome instanceof Promise)) return;
      const tracked: Promise<void> = outcome
        .catch((error: unknown) => onError(error, name))
        .finally(() => running.delete(tracked));
      running.add(tracked);
    } catch (error) {
      onError(error, name);
    }
  }

  return {
    emit(name, event) {
      for (const listener of listeners.get(name) ?? []) run(name, listener as Listener<typeof name>, event);
    },
    on(name, listener) {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set.add(listener));
      return () => set.delete(listener);
    },
    async settled() {
      // A listener's work may tell further news, so look again until nothing is left.
      while (running.size > 0) await Promise.all(running);
    },
  };
}
