import type { Availability } from '#contract/visitor-socket.ts';
import type { Clock, Timers } from '../../server/clock.ts';
import type { EventBus } from '../../server/events.ts';
import type { HandoffService } from '../handoff/index.ts';
import { createDeadlineRunner, type RoutingService } from '../routing/index.ts';
import { decideAvailability, decideHours, type OpeningRules } from './decide-availability.ts';

export interface ReachableChatbot extends OpeningRules {
  id: string;
  workspaceId: string;
}

export interface AvailabilityDeps {
  clock: Clock;
  timers: Timers;
  events: EventBus;
  presence: Pick<RoutingService['presence'], 'anyoneOnline'>;
  handoffs: Pick<HandoffService, 'expireWaiting'>;
  chatbots: {
    find(chatbotId: string): Promise<ReachableChatbot | null>;
    listOf(workspaceId: string): Promise<ReachableChatbot[]>;
    /** Of all workspaces: those whose hours are on. */
    listWithHours(): Promise<ReachableChatbot[]>;
  };
  onError(error: unknown): void;
}

export type AvailabilityService = ReturnType<typeof createAvailabilityService>;

/**
 * Whether visitors can ask for a person, and telling when that changes: at the minute the hours say, when somebody comes
 * or goes, when an owner changes something. At closing time whoever still waits is let go.
 */
export function createAvailabilityService(deps: AvailabilityDeps) {
  const { clock, timers, events, presence, handoffs, chatbots, onError } = deps;
  /** What was told last per chatbot, so that only changes are. */
  const told = new Map<string, string>();
  const runner = createDeadlineRunner({ clock, timers, runDue, findNext, onError });

  function judge(chatbot: ReachableChatbot): Availability {
    const anyoneOnline = presence.anyoneOnline(chatbot.workspaceId, chatbot.id);
    return decideAvailability({ ...chatbot, anyoneOnline, now: clock.now() });
  }

  function tell(chatbot: ReachableChatbot): void {
    const availability = judge(chatbot);
    const words = JSON.stringify(availability);
    if (told.get(chatbot.id) === words) return;
    told.set(chatbot.id, words);
    events.emit('availability.changed', { chatbotId: chatbot.id, availability });
  }

  async function runDue(): Promise<void> {
    for (const chatbot of await chatbots.listWithHours()) {
      tell(chatbot);
      // Also after a start: closing time may have come while the server was down.
      if (!decideHours(chatbot, clock.now()).open) await handoffs.expireWaiting(chatbot.id);
    }
  }

  async function findNext(): Promise<Date | null> {
    const now = clock.now();
    const changes = (await chatbots.listWithHours()).flatMap((chatbot) => decideHours(chatbot, now).nextChangeAt ?? []);
    return changes.reduce<Date | null>((first, at) => (first === null || at < first ? at : first), null);
  }

  /** Requests that come into the queue at the very moment of closing, or come back to it afterwards. */
  async function wakeWhenClosed({ workspaceId }: { workspaceId: string }): Promise<void> {
    const now = clock.now();
    const closed = (await chatbots.listOf(workspaceId)).some((chatbot) => !decideHours(chatbot, now).open);
    if (closed) runner.wake();
  }

  const stopListening = [
    events.on('presence.changed', async ({ workspaceId }) => {
      for (const chatbot of await chatbots.listOf(workspaceId)) tell(chatbot);
    }),
    events.on('chatbot.changed', async ({ chatbotId }) => {
      const chatbot = await chatbots.find(chatbotId);
      if (chatbot) tell(chatbot);
      else told.delete(chatbotId);
      runner.wake();
    }),
    events.on('handoff.requested', wakeWhenClosed),
    events.on('handoff.requeued', wakeWhenClosed),
    events.on('handoff.offered', wakeWhenClosed),
  ];

  return {
    /** At this moment. */
    of: judge,

    /** From then on boundaries are kept. */
    start: (): void => runner.start(),

    async stop(): Promise<void> {
      for (const stop of stopListening) stop();
      await runner.stop();
    },

    idle: (): Promise<void> => runner.idle(),
  };
}
