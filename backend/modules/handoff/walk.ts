import type { SystemEvent } from '#contract/messages.ts';
import type { Clock } from '../../server/clock.ts';
import type { Database } from '../../server/database/connection.ts';
import type { EventBus } from '../../server/events.ts';
import type { ConversationService } from '../conversation/index.ts';
import { type EdgeName, edges } from './edges.ts';
import { type Transitioned, transition } from './transition.ts';
import type { TransitionInput } from './transition-steps.ts';

export interface HandoffDeps {
  db: Database;
  clock: Clock;
  events: EventBus;
  conversations: ConversationService;
}

/** The member on whose behalf an agent's call runs. */
export interface Actor {
  memberId: string;
  workspaceId: string;
  name: string;
}

export interface WalkInput extends Pick<TransitionInput, 'subject' | 'onlyAcceptedBy' | 'onlyAfterGrace' | 'requeue'> {
  edge: EdgeName;
  workspaceId: string;
  memberId: string | null;
  says: SystemEvent;
  /** Tells the fact of this very transition: before the thread's line about it, and only if it took place. */
  tell(done: Transitioned): void;
}

export type Walk = (input: WalkInput) => Promise<Transitioned | null>;

/** Every use case goes through here: the transition, then its news. */
export function createWalk({ db, clock, conversations }: HandoffDeps): Walk {
  return async ({ edge, tell, ...input }) => {
    const done = await transition(db, { ...input, edge: edges[edge], now: clock.now() });
    if (!done) return null;
    tell(done);
    await conversations.announceSystemMessage(done.message);
    return done;
  };
}

/** What every event about a transition carries. */
export function factOf(workspaceId: string, done: Pick<Transitioned, 'handoffId' | 'conversationId' | 'rev'>) {
  return { workspaceId, handoffId: done.handoffId, conversationId: done.conversationId, rev: done.rev };
}
