import type { Clock, Timers } from '../../server/clock.ts';
import type { EventBus } from '../../server/events.ts';
import { createLoadMeter, decideRest } from '../../server/give-way.ts';

/** Where to look for conversations whose progress is behind: after an instant, or (a walk through all) before an id. */
export type BehindQuery = { limit: number } & ({ since: Date } | { beforeId: string | null });

export interface FollowerDeps {
  clock: Clock;
  timers: Timers;
  events: Pick<EventBus, 'on'>;
  /**
   * Ids of conversations that have gone on since they were last processed, descending; see `findConversationsBehind`.
   * Says what the news of this process did not: what happened while it was down, or in another one.
   */
  findBehind(query: BehindQuery): Promise<string[]>;
  /**
   * Derives whatever is derived from these conversations, and stores how far it got in the same transaction. May be asked
   * about the same ones again, about ones that are gone, and in two processes at once. True when something was left for the
   * next call: long conversations are processed piece by piece, with rests in between.
   */
  process(conversationIds: readonly string[]): Promise<boolean>;
  onError(error: unknown): void;
  /** How much of its time the process has been busy lately, 0 to 1. */
  load?: () => number;
  /** Most conversations at once. */
  batch?: number;
}

export type Follower = ReturnType<typeof createFollower>;

/** News is gathered for so long: an agent and a visitor who talk are one piece of work. */
const GATHER_MS = 2_000;
/** After a batch it rests six times as long as that took: chats have the database for themselves most of the time. */
const REST = 6;
/** While the process is busy with something else, whatever is derived can wait: thirty times as long. */
const BUSY = 0.5;
const BUSY_REST = 30;
/** Whatever the news failed to say is looked for so often. */
const LOOK_EVERY_MS = 30_000;
/** Longer than a message takes from its time to its commit. */
const OVERLAP_MS = 10_000;
const RETRY_MS = 5_000;
/** However long a batch took, or seemed to because somebody set the clock. */
const MOST_REST_MS = 60_000;

/**
 * Keeps something derived from conversations (numbers, a search index) close behind them, without the writers knowing.
 * It holds nothing that a restart could lose: at the start it walks through everything whose progress is behind.
 */
export function createFollower(deps: FollowerDeps) {
  const { clock, timers, events, findBehind, process, onError, load = createLoadMeter() } = deps;
  const batch = deps.batch ?? 100;
  /** Conversations that have gone on, since when. */
  const dirty = new Map<string, Date>();
  let walk: { beforeId: string | null } | 'done' = { beforeId: null };
  let lookedAt: Date | null = null;
  /** The next run; an idle one waits for nothing but the next look, and gives way to news. */
  let planned: { callOff: () => void; idle: boolean } | null = null;
  let rest = { from: 0, ms: 0 };
  /** Falls to one when a batch fails, so that a conversation that cannot be processed does not hold up the others. */
  let size = batch;
  let running: Promise<void> | null = null;
  let underWaySince: Date | null = null;
  let stopped = true;
  const silences: (() => void)[] = [];

  function mark(conversationId: string): void {
    if (!dirty.has(conversationId)) dirty.set(conversationId, clock.now());
    plan(GATHER_MS);
  }

  function plan(ms: number, idle = false): void {
    if (stopped || running || (planned && !(planned.idle && !idle))) return;
    planned?.callOff();
    const callOff = timers.after(Math.max(ms, restLeft()), () => {
      planned = null;
      void run();
    });
    planned = { callOff, idle };
  }

  function takeRest(ms: number): void {
    rest = { from: clock.now().getTime(), ms };
  }

  function restLeft(): number {
    const passed = clock.now().getTime() - rest.from;
    return passed < 0 ? rest.ms : rest.ms - passed;
  }

  async function run(): Promise<void> {
    running ??= work();
    await running;
    running = null;
    if (walk !== 'done' || dirty.size >= size) plan(0);
    else if (dirty.size > 0) plan(GATHER_MS);
    else plan(LOOK_EVERY_MS, true);
  }

  /** Does one batch. */
  async function work(): Promise<void> {
    const began = clock.now().getTime();
    // Of the time it has rested, so that its own work does not count.
    const isBusy = load() > BUSY;
    try {
      if (dirty.size < batch) await look();
      await processSome();
      size = Math.min(batch, 2 * size);
      const worked = clock.now().getTime() - began;
      takeRest(decideRest(worked, { times: isBusy ? BUSY_REST : REST, mostMs: MOST_REST_MS }));
    } catch (error) {
      size = 1;
      takeRest(RETRY_MS);
      onError(error);
    }
    load();
  }

  const hasWork = (): boolean => dirty.size > 0 || walk !== 'done';

  /** Marks what is behind without anybody having said so. */
  async function look(): Promise<void> {
    const now = clock.now();
    const note = (ids: readonly string[]): void => {
      for (const id of ids) if (!dirty.has(id)) dirty.set(id, now);
    };
    if (walk !== 'done') {
      const ids = await findBehind({ ...walk, limit: batch });
      note(ids);
      const last = ids.at(-1);
      if (lookedAt === null) lookedAt = now;
      walk = ids.length < batch || last === undefined ? 'done' : { beforeId: last };
    } else if (lookedAt === null || Math.abs(now.getTime() - lookedAt.getTime()) >= LOOK_EVERY_MS) {
      const since = new Date((lookedAt ?? now).getTime() - OVERLAP_MS);
      const ids = await findBehind({ since, limit: 10 * batch });
      note(ids);
      // A full answer may not have been all of it: look again from the same instant.
      if (ids.length < 10 * batch) lookedAt = now;
    }
  }

  async function processSome(): Promise<void> {
    const taken = [...dirty].slice(0, size);
    if (taken.length === 0) return;
    underWaySince = taken.reduce((first, [, at]) => (at < first ? at : first), clock.now());
    // Taken out first: what happens while they are processed marks them again.
    for (const [id] of taken) dirty.delete(id);
    let left = true;
    try {
      left = await process(taken.map(([id]) => id));
    } finally {
      if (left) for (const [id, at] of taken) dirty.set(id, at);
      underWaySince = null;
    }
  }

  return {
    start(): void {
      stopped = false;
      const names = ['handoff.requested', 'handoff.accepted', 'handoff.ended', 'handoff.requeued'] as const;
      for (const name of [...names, 'message.created', 'conversation.opened', 'conversation.changed'] as const) {
        silences.push(events.on(name, ({ conversationId }) => mark(conversationId)));
      }
      plan(0);
    },

    /** For what changes without any of the usual news. */
    mark,

    /** Everything stored before this instant is processed. During the walk of a start: all but what was found behind. */
    processedUntil(): Date {
      const waiting = [...dirty.values(), ...(underWaySince ? [underWaySince] : [])];
      return waiting.reduce((first, at) => (at < first ? at : first), clock.now());
    },

    /** Processes all there is to process, without rests: for tests and commands. Rejects when something fails. */
    async catchUp(): Promise<void> {
      await running;
      walk = { beforeId: null };
      do {
        await look();
        await processSome();
      } while (hasWork());
    },

    /** Lets the batch under way end. What is left is found again at the next start. */
    async stop(): Promise<void> {
      stopped = true;
      for (const silence of silences.splice(0)) silence();
      planned?.callOff();
      planned = null;
      await running;
    },
  };
}
