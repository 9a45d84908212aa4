import { randomUUID } from 'node:crypto';
import type { ConversationStatus, VisitorConversation } from '#contract/conversations.ts';
import type { AuthorKind, Message, MessageContent, Receipt } from '#contract/messages.ts';
import { fail, type Result, succeed } from '#contract/result.ts';
import type { ChatbotFace } from '../app/state/chat-state.ts';

/** One visitor's conversations, kept in memory as the real server keeps them: gapless `seq`, once per client id. */
export class VisitorWorld {
  readonly token = randomUUID();
  chatbot: ChatbotFace & { id: string };
  readonly conversations: { view: VisitorConversation; messages: Message[] }[] = [];
  /** Told of every change, in order. */
  onMessage: (message: Message) => void = () => {};
  onChange: (view: VisitorConversation) => void = () => {};

  constructor(chatbot: ChatbotFace & { id: string }) {
    this.chatbot = chatbot;
  }

  get newest() {
    return this.conversations.at(-1);
  }

  find(id: string) {
    return this.conversations.find(({ view }) => view.id === id);
  }

  open() {
    if (this.newest && this.newest.view.status !== 'closed') return this.newest;
    const view: VisitorConversation = {
      id: randomUUID(),
      version: 1,
      status: 'bot',
      agentName: null,
      queuePosition: null,
      startedAt: new Date().toISOString(),
      lastSeq: 0,
      visitor: { name: null, email: null },
    };
    const conversation = { view, messages: [] };
    this.conversations.push(conversation);
    this.add('bot', this.chatbot.name, { kind: 'text', text: this.chatbot.greeting });
    return conversation;
  }

  add(kind: AuthorKind, name: string | null, content: MessageContent, clientId: string | null = null, at = new Date()) {
    const conversation = this.newest;
    if (!conversation) throw new Error('no conversation yet');
    const seq = conversation.messages.length + 1;
    const message: Message = {
      id: randomUUID(),
      conversationId: conversation.view.id,
      seq,
      at: at.toISOString(),
      author: { kind, name },
      clientId,
      content,
    };
    conversation.messages.push(message);
    conversation.view = { ...conversation.view, lastSeq: seq };
    this.onMessage(message);
    return message;
  }

  receive(conversationId: string, clientId: string, text: string): Result<Receipt> {
    const conversation = this.find(conversationId);
    if (!conversation) return fail('not_found', 'There is no such conversation.');
    const known = conversation.messages.find((message) => message.clientId === clientId);
    if (known) return succeed({ id: known.id, seq: known.seq, at: known.at });
    if (conversation.view.status === 'closed') return fail('wrong_state', 'It has ended.');
    const { id, seq, at } = this.add('visitor', null, { kind: 'text', text }, clientId);
    return succeed({ id, seq, at });
  }

  change(status: ConversationStatus, fields: Partial<VisitorConversation> = {}): VisitorConversation {
    const conversation = this.newest;
    if (!conversation) throw new Error('no conversation yet');
    const { view } = conversation;
    conversation.view = { ...view, queuePosition: null, ...fields, status, version: view.version + 1 };
    this.onChange(conversation.view);
    return conversation.view;
  }

  botSays(text: string, offer = false): void {
    this.add('bot', this.chatbot.name, { kind: 'text', text, ...(offer && { offer: 'live_agent' as const }) });
  }

  request(visitor: VisitorConversation['visitor']): VisitorConversation {
    this.add('system', null, { kind: 'event', event: { type: 'handoff_requested', reason: 'visitor_asked' } });
    return this.change('pending', { queuePosition: 3, visitor });
  }

  accept(agentName: string): void {
    this.add('system', null, { kind: 'event', event: { type: 'handoff_accepted', agentName } });
    this.change('active', { agentName });
  }

  agentSays(text: string): void {
    this.add('agent', this.newest?.view.agentName ?? null, { kind: 'text', text });
  }

  complete(): void {
    const agentName = this.newest?.view.agentName ?? '';
    this.add('system', null, { kind: 'event', event: { type: 'handoff_completed', agentName } });
    this.end();
  }

  end(): VisitorConversation {
    this.add('system', null, { kind: 'event', event: { type: 'conversation_ended' } });
    return this.change('closed');
  }
}
