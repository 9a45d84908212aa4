import { fail, type Result, succeed } from '#contract/result.ts';
import type { Explanation } from '#contract/routing.ts';
import type { Clock, Timers } from '../../server/clock.ts';
import type { Database } from '../../server/database/connection.ts';
import type { EventBus } from '../../server/events.ts';
import type { ConversationService } from '../conversation/index.ts';
import type { Actor, HandoffService } from '../handoff/index.ts';
import { readCandidates } from './candidates.ts';
import { createDeadlineRunner } from './deadline-runner.ts';
import { findNextDeadline, restartFromTheFuture } from './deadline-store.ts';
import { disconnectEverybody } from './desks.ts';
import { explainHandoff } from './explain.ts';
import { lapseLeases } from './leases.ts';
import { isHandoffThere, readOfferSeconds } from './offers.ts';
import { createPresence } from './presence.ts';
import { createRouter } from './router.ts';
import { decideBlock } from './rules/decide-offer.ts';

export interface RoutingDeps {
  db: Database;
  clock: Clock;
  timers: Timers;
  events: EventBus;
  conversations: Pick<ConversationService, 'view'>;
  handoffs: Pick<HandoffService, 'transfer' | 'lapse'>;
  onError(error: unknown): void;
}

export type RoutingService = ReturnType<typeof createRoutingService>;

/** Who is there, who is asked, and what happens when they do not answer or do not come back. */
export function createRoutingService(deps: RoutingDeps) {
  const { db, clock, timers, events, conversations, handoffs, onError } = deps;
  const presence = createPresence(deps);
  const router = createRouter(deps);
  const runner = createDeadlineRunner({ clock, timers, runDue, findNext: () => findNextDeadline(db), onError });

  async function runDue(): Promise<void> {
    for (const moved of await restartFromTheFuture(db, clock.now())) events.emit('handoff.offered', moved);
    await lapseLeases({ db, clock, handoffs });
    await router.routeDue();
  }

  const stopListening = [
    events.on('handoff.requested', (key) => router.route(key)),
    events.on('handoff.requeued', (key) => router.route(key)),
    // Whoever has just taken a chat may be at their cap now, whoever went away cannot answer.
    events.on('handoff.accepted', ({ memberId }) => router.routeOffersOf(memberId)),
    events.on('presence.changed', ({ memberId }) =>
      presence.isOnline(memberId) ? undefined : router.routeOffersOf(memberId),
    ),
    // They may have lost a right, come to a lower cap, or answer for other chatbots now.
    events.on('member.changed', async ({ memberId }) => {
      await presence.refresh(memberId);
      await router.routeOffersOf(memberId);
    }),
    events.on('handoff.offered', () => runner.wake()),
    events.on('presence.changed', () => runner.wake()),
  ];

  return {
    presence,
    routed: router.routed,

    /** Before anybody can connect. From then on deadlines are kept. */
    async start(): Promise<void> {
      await disconnectEverybody(db, clock.now());
      runner.start();
    },

    /** Before the connections are cut. */
    async stop(): Promise<void> {
      for (const stop of stopListening) stop();
      await presence.stop();
      await runner.stop();
    },

    /** Does what is due at this moment, as the deadline runner would. */
    runDue,
    idle: (): Promise<void> => runner.idle(),

    /** "Not me": the next one is asked at once. Passing on what is not (or no longer) one's turn changes nothing. */
    async pass(actor: Actor, handoffId: string): Promise<Result<null>> {
      const { workspaceId, memberId } = actor;
      if (!(await isHandoffThere(db, workspaceId, handoffId))) return fail('not_found', 'There is no such request.');
      await router.route({ workspaceId, handoffId }, memberId);
      return succeed(null);
    },

    /** Back to the queue, where the colleague is asked first if they are available; otherwise routing goes on as usual. */
    async transfer(actor: Actor, conversationId: string, toMemberId: string, note: string): Promise<Result<null>> {
      if (toMemberId === actor.memberId) {
        return fail('invalid', 'You have this chat already.', { field: 'toMemberId' });
      }
      const view = await conversations.view(conversationId);
      if (view?.workspaceId !== actor.workspaceId || view.forAgent.handoffId === null) {
        return handoffs.transfer(actor, conversationId, note, null);
      }
      const { workspaceId, chatbotId } = view;
      const request = { workspaceId, chatbotId, handoffId: view.forAgent.handoffId };
      const target = (await readCandidates(db, request)).find((candidate) => candidate.memberId === toMemberId);
      if (!target?.mayRespond || target.disabled) {
        return fail('not_found', 'There is no such colleague who answers chats.', { field: 'toMemberId' });
      }
      const until = new Date(clock.now().getTime() + (await readOfferSeconds(db, chatbotId)) * 1_000);
      const offer = decideBlock(target) === null ? { to: toMemberId, until } : null;
      return handoffs.transfer(actor, conversationId, note, offer);
    },

    /** "Why didn't I get it?" */
    async explain(workspaceId: string, handoffId: string): Promise<Result<Explanation>> {
      const explanation = await explainHandoff(db, workspaceId, handoffId);
      return explanation ? succeed(explanation) : fail('not_found', 'There is no such request.');
    },
  };
}
