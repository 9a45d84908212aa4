import { performance } from 'node:perf_hooks';
import { setTimeout as elapse } from 'node:timers/promises';
import type { EventBus } from './events.ts';

/*
 * Manners of work that nobody waits for: small pieces with rests in between, so that whoever chats has the process and the
 * database to themselves most of the time.
 */

/** Chats go on for so long after a message. */
const BUSY_MS = 1_000;

export interface Rests {
  /** A rest is so many times as long as the work before it. */
  times: number;
  /** However long a piece took because the machine is busy, or seemed to because somebody set the clock. */
  mostMs: number;
}

/** Rests after so many milliseconds of work; at once when nobody chats. */
export type GiveWay = (workedMs: number) => Promise<void>;

/** In milliseconds, all of them. */
export function decideRest(workedMs: number, { times, mostMs }: Rests): number {
  return Math.min(Math.max(times * workedMs, 0), mostMs);
}

/** Whether people chat, by the age of the last message. */
export function areChatting(sinceMessageMs: number): boolean {
  return sinceMessageMs <= BUSY_MS;
}

export interface Manners {
  giveWay: GiveWay;
  /** Answers with how to stop. */
  watch(events: Pick<EventBus, 'on'>): () => void;
}

/** Lets work step back while people chat on this server. */
export function createManners(rests: Rests): Manners {
  // The clock of the machine, not of the calendar: it is about what the process did just now.
  let lastMessageAt = Number.NEGATIVE_INFINITY;
  return {
    async giveWay(workedMs) {
      const rest = areChatting(performance.now() - lastMessageAt) ? decideRest(workedMs, rests) : 0;
      if (rest > 0) await elapse(rest);
    },
    watch: (events) =>
      events.on('message.created', () => {
        lastMessageAt = performance.now();
      }),
  };
}

/** The share of the time since the last call that this process's event loop was at work, 0 to 1. */
export function createLoadMeter(): () => number {
  let last = performance.eventLoopUtilization();
  return () => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, last);
    last = now;
    return utilization;
  };
}
