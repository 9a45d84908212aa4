import type { agentCalls } from '#contract/agent-socket.ts';
import type { ErrorCode } from '#contract/result.ts';
import type { visitorCalls } from '#contract/visitor-socket.ts';

/** Ids that a request can name: ours, or those of nothing. */
export interface Ids {
  /** An active chat of the agent's; for a visitor's calls, a conversation of the visitor's. */
  conversationId: string;
  /** Of a request that waits, of another visitor. */
  handoffId: string;
  /** Another colleague, who may take chats. */
  memberId: string;
  clientId: string;
}

type Outcome = 'ok' | ErrorCode;

export interface AgentCallRow {
  /** Fits the schema. */
  request: (ids: Ids) => unknown;
  /** How whoever has the chat is answered. */
  agent: Outcome;
  /** How a colleague without it is, with "Respond to Live Chats" and nothing more. */
  colleague: Outcome;
  /** How the owner without it is. */
  owner: Outcome;
  /** How a member without any permission is, above all without "Respond to Live Chats". */
  powerless: Outcome;
  /** Answered, but nothing is changed by somebody who does not have the chat. */
  leaves?: true;
}

const everybody = { agent: 'ok', colleague: 'ok', owner: 'ok', powerless: 'ok' } as const;
/** Whoever answers chats. */
const agents = { ...everybody, powerless: 'forbidden' } as const;
/** Nobody but who has the chat. Colleagues may know that it is not theirs (any more); strangers may not know that it is. */
const assigned = { ...agents, colleague: 'wrong_state', owner: 'wrong_state' } as const;
/** Who has it, and who may read transcripts. */
const readers = { agent: 'ok', colleague: 'not_found', owner: 'ok', powerless: 'not_found' } as const;

const text = 'Hello';

/** Who may make which call, written down a second time on purpose. A call without a row fails `calls.test.ts`. */
export const agentCallRows: Record<keyof typeof agentCalls, AgentCallRow> = {
  'session:sync': {
    ...everybody,
    request: ({ conversationId }) => ({ known: [{ conversationId, afterSeq: 0 }] }),
  },
  // A token that is not one; whose it may be is asked in `refusals.test.ts`.
  'session:renew': {
    agent: 'unauthorized',
    colleague: 'unauthorized',
    owner: 'unauthorized',
    powerless: 'unauthorized',
    request: () => ({ accessToken: 'x'.repeat(40) }),
  },
  'handoff:accept': { ...agents, request: ({ handoffId }) => ({ handoffId }) },
  // Open to all: saying "not me" changes nothing for the others.
  'handoff:pass': { ...agents, leaves: true, request: ({ handoffId }) => ({ handoffId }) },
  'handoff:release': { ...assigned, request: ({ conversationId }) => ({ conversationId }) },
  'handoff:transfer': {
    ...assigned,
    request: ({ conversationId, memberId }) => ({ conversationId, toMemberId: memberId }),
  },
  'handoff:explain': { ...agents, leaves: true, request: ({ handoffId }) => ({ handoffId }) },
  'handoff:recent': { ...agents, leaves: true, request: () => ({}) },
  'team:agents': { ...agents, leaves: true, request: () => ({}) },
  'draft:set': { ...assigned, request: ({ conversationId }) => ({ conversationId, text }) },
  'activity:report': { ...everybody, request: () => ({ activity: 'active', sinceMs: 0 }) },
  'handoff:background': { ...readers, leaves: true, request: ({ conversationId }) => ({ conversationId }) },
  'handoff:complete': { ...assigned, request: ({ conversationId }) => ({ conversationId }) },
  'conversation:open': { ...readers, leaves: true, request: ({ conversationId }) => ({ conversationId }) },
  'conversation:page': { ...readers, leaves: true, request: ({ conversationId }) => ({ conversationId, afterSeq: 0 }) },
  'message:send': { ...assigned, request: ({ conversationId, clientId }) => ({ conversationId, clientId, text }) },
  // Answered alike whoever asks; that it changes nothing of somebody else's is what is looked at.
  'message:read': { ...agents, leaves: true, request: ({ conversationId }) => ({ conversationId, seq: 1 }) },
  'typing:set': {
    agent: 'ok',
    colleague: 'not_found',
    owner: 'not_found',
    powerless: 'forbidden',
    request: ({ conversationId }) => ({ conversationId, typing: true }),
  },
  'alert:report': {
    ...everybody,
    request: ({ handoffId }) => ({
      reports: [{ about: { kind: 'new_request', handoffId }, channel: 'toast', outcome: 'seen' }],
    }),
  },
  'alert:test': { ...everybody, request: () => ({}) },
  'presence:set': { ...agents, request: () => ({ choice: 'online' }) },
};

export interface VisitorCallRow {
  request: (ids: Ids) => unknown;
  /** How the visitor whose conversation it is is answered. */
  visitor: Outcome;
}

const claims = { name: 'Vera', email: 'vera@example.com' };

export const visitorCallRows: Record<keyof typeof visitorCalls, VisitorCallRow> = {
  'session:start': { visitor: 'ok', request: ({ conversationId }) => ({ known: { conversationId, afterSeq: 0 } }) },
  'conversation:open': { visitor: 'ok', request: () => ({}) },
  'conversation:page': { visitor: 'ok', request: ({ conversationId }) => ({ conversationId, afterSeq: 0 }) },
  'conversation:end': { visitor: 'ok', request: ({ conversationId }) => ({ conversationId }) },
  'message:send': {
    visitor: 'ok',
    request: ({ conversationId, clientId }) => ({ conversationId, clientId, text }),
  },
  'message:read': { visitor: 'ok', request: ({ conversationId }) => ({ conversationId, seq: 1 }) },
  'typing:set': { visitor: 'ok', request: ({ conversationId }) => ({ conversationId, typing: true }) },
  'handoff:request': { visitor: 'ok', request: ({ conversationId }) => ({ conversationId, ...claims }) },
  'handoff:cancel': { visitor: 'wrong_state', request: ({ conversationId }) => ({ conversationId }) },
  'contact:send': { visitor: 'ok', request: ({ clientId }) => ({ clientId, text, ...claims }) },
  'handoff:rate': { visitor: 'wrong_state', request: ({ conversationId }) => ({ conversationId, stars: 1 }) },
  // The chat has not ended yet.
  'transcript:mail': {
    visitor: 'wrong_state',
    request: ({ conversationId }) => ({ conversationId, email: 'vera@example.com' }),
  },
  'visitor:identify': { visitor: 'forbidden', request: () => ({ token: 'x'.repeat(40) }) },
  'visitor:update': { visitor: 'ok', request: () => claims },
};
