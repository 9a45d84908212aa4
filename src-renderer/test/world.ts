import type { AgentPushes, Chat, QueueChange } from '#contract/agent-socket.ts';
import type { AgentSummary, Conversation, Handover, PendingHandoff, RequeueCause } from '#contract/conversations.ts';
import type { HandoffBackground } from '#contract/handoff-summary.ts';
import type { Activity, Me } from '#contract/members.ts';
import type { Message, SystemEvent } from '#contract/messages.ts';
import { fail, type Result, succeed } from '#contract/result.ts';
import type { Colleague, Explanation, RecentHandoff } from '#contract/routing.ts';
import { AlertWorld } from './alert-world.ts';
import { AnalyticsWorld } from './analytics-world.ts';
import { ChatbotWorld } from './chatbot-world.ts';
import { PastWorld } from './past-world.ts';
import { PrivacyWorld } from './privacy-world.ts';
import { TeamWorld } from './team-world.ts';

export type Push = { [Name in keyof AgentPushes]: { name: Name; payload: AgentPushes[Name] } }[keyof AgentPushes];

type LeftDraft = NonNullable<Chat['leftDraft']>;

const CHATBOT = { id: crypto.randomUUID(), name: 'Shop assistant' };

export interface WorldOptions {
  /** Instants of the past are counted from here. */
  readonly now?: () => number;
  /** Most messages in one answer. */
  readonly pageSize?: number;
}

/**
 * A small truth behind the console in tests: one workspace, one agent, and visitors that a test moves. It keeps the rules
 * of the contract (revisions, gapless `seq`, versions) so that a console that relies on them is really put to the test.
 */
export class World {
  readonly me: Me = {
    id: crypto.randomUUID(),
    workspaceId: crypto.randomUUID(),
    workspaceName: 'Corner Shop',
    name: 'Ana Lindqvist',
    email: 'ana@shop.example',
    role: 'agent',
    permissions: ['chats.respond'],
    presence: 'online',
    availability: { state: 'online', reason: 'chosen', since: new Date(0).toISOString() },
    load: { activeChats: 0, cap: null },
    avatar: null,
    chatbotIds: null,
  };
  /** What owners set up, and what visitors left while nobody was there. */
  readonly bots = new ChatbotWorld();
  /** Who is told what by mail, and the mails. */
  readonly alerts = new AlertWorld();
  /** How it goes. */
  readonly analytics = new AnalyticsWorld();
  /** Colleagues, invites, one's own sign-in, and the security log. */
  readonly team = new TeamWorld();
  /** Conversations of the past. */
  readonly past = new PastWorld();
  /** How long they are kept. */
  readonly privacy = new PrivacyWorld();
  rev = 0;
  readonly queue = new Map<string, PendingHandoff>();
  readonly conversations = new Map<string, Conversation>();
  readonly messages = new Map<string, Message[]>();
  /** What was handed on, by conversation. */
  readonly #handovers = new Map<string, { handoff: PendingHandoff; handover: Handover; leftDraft: LeftDraft | null }>();
  /** The request of each conversation, also after it was accepted. */
  readonly #requests = new Map<string, PendingHandoff>();
  /** What this agent has written and not sent, by conversation. */
  readonly drafts = new Map<string, string>();
  /** Everybody an agent may pass a chat to, and what is told about requests: set by the test that asks. */
  colleagues: Colleague[] = [];
  recent: RecentHandoff[] = [];
  readonly explanations = new Map<string, Explanation>();
  /** By conversation. */
  readonly backgrounds = new Map<string, HandoffBackground>();
  /** Who gets what is passed on; null opens it to everyone. */
  nextAgent: AgentSummary | null = null;
  /** The server takes no message of this agent. */
  refuseSends = false;
  /** Who would win the next accept instead of us. */
  rival: { name: string; afterMs: number } | null = null;
  #activity: Activity = 'active';
  push: (push: Push) => void = () => undefined;
  readonly #now: () => number;
  readonly #pageSize: number;

  constructor(options: WorldOptions = {}) {
    this.#now = options.now ?? Date.now;
    this.#pageSize = options.pageSize ?? 50;
  }

  /** A conversation with the bot so far; returns its id. */
  begin(visitor: { name?: string; email?: string } = {}, startedAgoMs = 60_000): string {
    const id = crypto.randomUUID();
    const conversation: Conversation = {
      id,
      version: 1,
      status: 'bot',
      chatbot: CHATBOT,
      visitor: { id: crypto.randomUUID(), name: visitor.name ?? null, email: visitor.email ?? null, verified: false },
      agent: null,
      handoffId: null,
      startedAt: this.#instant(startedAgoMs),
      lastSeq: 0,
      agentReadSeq: 0,
      visitorReadSeq: 0,
    };
    this.conversations.set(id, conversation);
    this.messages.set(id, []);
    return id;
  }

  say(id: string, kind: 'visitor' | 'bot' | 'agent', text: string, agoMs = 0, clientId: string | null = null): Message {
    const name = kind === 'bot' ? CHATBOT.name : kind === 'agent' ? this.me.name : null;
    const message = this.#append(id, { kind, name }, { kind: 'text', text }, agoMs, clientId);
    const waiting = [...this.queue.values()].find((handoff) => handoff.conversationId === id);
    if (waiting && kind === 'visitor') {
      const handoff = { ...waiting, preview: { text, seq: message.seq } };
      this.queue.set(handoff.id, handoff);
      this.push({ name: 'queue:updated', payload: { handoff } });
    }
    return message;
  }

  request(id: string, waitedMs = 0, reason: PendingHandoff['reason'] = 'visitor_asked'): string {
    const conversation = this.#get(id);
    const handoffId = crypto.randomUUID();
    this.#event(id, { type: 'handoff_requested', reason }, waitedMs);
    const last = this.thread(id).findLast((message) => message.author.kind === 'visitor');
    const handoff: PendingHandoff = {
      id: handoffId,
      conversationId: id,
      chatbot: conversation.chatbot,
      visitor: conversation.visitor,
      reason,
      requestedAt: this.#instant(waitedMs),
      queuedAt: this.#instant(waitedMs),
      offer: null,
      handover: null,
      preview: last?.content.kind === 'text' ? { text: last.content.text, seq: last.seq } : null,
    };
    this.#change(id, { status: 'pending', handoffId });
    this.#requests.set(id, handoff);
    this.queue.set(handoffId, handoff);
    this.#changeQueue({ type: 'requested', handoff });
    return handoffId;
  }

  /** For a while only `to` may accept; null opens it to everyone. */
  offer(handoffId: string, to: AgentSummary | null, forMs = 20_000): void {
    const waiting = this.queue.get(handoffId);
    if (!waiting) return;
    const offer = to && { to: { id: to.id, name: to.name }, offeredAt: this.#instant(0), until: this.#instant(-forMs) };
    const handoff = { ...waiting, offer };
    this.queue.set(handoffId, handoff);
    this.push({ name: 'queue:updated', payload: { handoff } });
  }

  /** The agent who has the chat gives it back, passes it on, or is gone for too long: front of the queue again. */
  requeue(
    id: string,
    cause: RequeueCause,
    note: string | null = null,
    to: AgentSummary | null = null,
  ): Result<Conversation> {
    const before = this.#get(id);
    const request = this.#requests.get(id);
    if (before.status !== 'active' || !request) return fail('wrong_state', 'not active');
    const handover: Handover = { cause, from: before.agent, note, at: this.#instant(0) };
    const words = before.agent?.id === this.me.id ? this.drafts.get(id) : undefined;
    const leftDraft = words ? { text: words, by: this.me.name, at: handover.at } : null;
    this.drafts.delete(id);
    this.#event(id, { type: 'handoff_requeued', cause, agentName: before.agent?.name ?? null });
    const last = this.thread(id).findLast((message) => message.author.kind === 'visitor');
    const handoff: PendingHandoff = {
      ...request,
      handover,
      offer: to && { to, offeredAt: handover.at, until: this.#instant(-20_000) },
      preview: last?.content.kind === 'text' ? { text: last.content.text, seq: last.seq } : null,
    };
    this.#handovers.set(id, { handoff, handover, leftDraft });
    const conversation = this.#change(id, { status: 'pending', agent: null });
    this.queue.set(handoff.id, handoff);
    this.#changeQueue({ type: 'returned', handoff });
    this.#countLoad();
    return succeed(conversation);
  }

  /** Another agent's chat comes back, with a note and their unsent words. */
  returnFrom(id: string, cause: RequeueCause, note: string | null, draft: string | null): void {
    const by = this.#get(id).agent?.name ?? '';
    this.requeue(id, cause, note);
    const returned = this.#handovers.get(id);
    if (returned && draft !== null) returned.leftDraft = { text: draft, by, at: returned.handover.at };
  }

  accept(handoffId: string, by: { id: string; name: string } = this.me, agoMs = 0): Result<Chat> {
    const handoff = this.queue.get(handoffId);
    if (!handoff) return fail('wrong_state', 'no longer waiting');
    if (handoff.offer && handoff.offer.to.id !== by.id) {
      return fail('not_offered', 'offered to somebody else', {
        offeredTo: { name: handoff.offer.to.name, until: handoff.offer.until },
      });
    }
    const { cap } = this.me.load;
    if (by.id === this.me.id && cap !== null && this.mine().length >= cap)
      return fail('at_cap', 'You have enough chats.');
    this.queue.delete(handoffId);
    const agent = { id: by.id, name: by.name };
    this.#change(handoff.conversationId, { status: 'active', agent });
    this.#event(handoff.conversationId, { type: 'handoff_accepted', agentName: by.name }, agoMs);
    this.#changeQueue({ type: 'accepted', handoffId, by: agent });
    this.#countLoad();
    return succeed(this.chat(handoff.conversationId));
  }

  /** What an agent's click does, with a rival who may have been quicker. */
  acceptAsMe(handoffId: string): Result<Chat> {
    const { rival } = this;
    if (!rival) return this.accept(handoffId);
    this.accept(handoffId, { id: crypto.randomUUID(), name: rival.name });
    return fail('already_claimed', 'taken', { claimedBy: rival });
  }

  leave(handoffId: string): void {
    const handoff = this.queue.get(handoffId);
    if (!handoff) return;
    this.queue.delete(handoffId);
    this.#change(handoff.conversationId, { status: 'closed' });
    this.#changeQueue({ type: 'left', handoffId, state: 'cancelled' });
  }

  complete(id: string): Result<Conversation> {
    const conversation = this.#get(id);
    if (conversation.status !== 'active') return fail('wrong_state', 'not active');
    this.#event(id, { type: 'handoff_completed', agentName: this.me.name });
    const closed = this.#change(id, { status: 'closed' });
    this.#countLoad();
    return succeed(closed);
  }

  read(id: string, seq: number): void {
    this.#change(id, { agentReadSeq: Math.max(this.#get(id).agentReadSeq, seq) });
  }

  send(request: {
    conversationId: string;
    clientId: string;
    text: string;
  }): Result<{ id: string; seq: number; at: string }> {
    const known = this.thread(request.conversationId).find((message) => message.clientId === request.clientId);
    if (known) return succeed({ id: known.id, seq: known.seq, at: known.at });
    if (this.refuseSends) return fail('forbidden', 'not now');
    const { status, agent } = this.#get(request.conversationId);
    if (status !== 'active' || agent?.id !== this.me.id) return fail('wrong_state', 'not yours any more');
    const message = this.say(request.conversationId, 'agent', request.text, 0, request.clientId);
    return succeed({ id: message.id, seq: message.seq, at: message.at });
  }

  thread(id: string): Message[] {
    return this.messages.get(id) ?? [];
  }

  chat(id: string, afterSeq?: number): Chat {
    const all = this.thread(id);
    const conversation = this.#get(id);
    const wanted = afterSeq === undefined ? all : all.filter((message) => message.seq > afterSeq);
    const size = this.#pageSize;
    const messages = afterSeq === undefined ? wanted.slice(-size) : wanted.slice(0, size);
    const { handover = null, leftDraft = null } = this.#handovers.get(id) ?? {};
    return { conversation, handover, leftDraft, messages, hasMore: messages.length < wanted.length };
  }

  /** The server's clock. */
  instant(): string {
    return this.#instant(0);
  }

  mine(): string[] {
    return [...this.conversations.values()]
      .filter((c) => c.status === 'active' && c.agent?.id === this.me.id)
      .map((c) => c.id);
  }

  #event(id: string, event: SystemEvent, agoMs = 0): void {
    this.#append(id, { kind: 'system', name: null }, { kind: 'event', event }, agoMs, null);
  }

  #append(
    id: string,
    author: Message['author'],
    content: Message['content'],
    agoMs: number,
    clientId: string | null,
  ): Message {
    const thread = this.thread(id);
    const seq = thread.length + 1;
    const message: Message = {
      id: crypto.randomUUID(),
      conversationId: id,
      seq,
      at: this.#instant(agoMs),
      author,
      clientId,
      content,
    };
    this.messages.set(id, [...thread, message]);
    const conversation = this.#get(id);
    this.conversations.set(id, { ...conversation, lastSeq: seq });
    if (conversation.agent?.id === this.me.id) this.push({ name: 'message:created', payload: message });
    return message;
  }

  #change(id: string, patch: Partial<Conversation>): Conversation {
    const before = this.#get(id);
    const after = { ...before, ...patch, version: before.version + 1 };
    this.conversations.set(id, after);
    const concernsMe = [before.agent?.id, after.agent?.id].includes(this.me.id);
    if (concernsMe) this.push({ name: 'conversation:changed', payload: after });
    return after;
  }

  choose(presence: Me['presence']): void {
    this.me.presence = presence;
    this.reportActivity(this.#activity, 0);
  }

  /** Joins what was chosen with what the computer says, as the server does. */
  reportActivity(activity: Activity, sinceMs: number): void {
    this.#activity = activity;
    const chosenAway = this.me.presence === 'away';
    const state = !chosenAway && activity === 'active' ? 'online' : 'away';
    const reason = chosenAway || activity === 'active' ? 'chosen' : activity;
    if (this.me.availability.state === state && this.me.availability.reason === reason) return;
    this.changeMe({ availability: { state, reason, since: this.#instant(sinceMs) } });
  }

  changeMe(patch: Partial<Me>): void {
    Object.assign(this.me, patch);
    this.push({ name: 'me:changed', payload: { ...this.me } });
  }

  #countLoad(): void {
    const activeChats = this.mine().length;
    if (activeChats !== this.me.load.activeChats) this.changeMe({ load: { ...this.me.load, activeChats } });
  }

  #changeQueue(change: QueueChange): void {
    this.rev += 1;
    this.push({ name: 'queue:changed', payload: { rev: this.rev, change } });
  }

  #get(id: string): Conversation {
    const conversation = this.conversations.get(id);
    if (!conversation) throw new Error(`no conversation ${id} in this world`);
    return conversation;
  }

  #instant(agoMs: number): string {
    return new Date(this.#now() - agoMs).toISOString();
  }
}
