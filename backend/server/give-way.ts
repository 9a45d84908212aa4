import { setTimeout as elapse } from 'node:timers/promises';
import type { EventBus } from '../../../server/events.ts';

/** Chats go on for so long after a message. */
const BUSY_MS = 1_000;
/** Beside chats a file rests twice as long as it worked: they have the process and the database to themselves most of the time. */
const REST = 2;
/** However long a page took because the machine is busy. */
const MOST_REST_MS = 100;

/** Rests after so many milliseconds of work; at once when nobody chats. */
export type GiveWay = (workedMs: number) => Promise<void>;

/** In milliseconds, all of them. */
export function decideRest(worked: number, sinceMessage: number): number {
  return sinceMessage > BUSY_MS ? 0 : Math.min(REST * worked, MOST_REST_MS);
}

/** Lets work that nobody waits for step back while people chat on this server. */
export function createGiveWay(): { giveWay: GiveWay; watch(events: Pick<EventBus, 'on'>): () => void } {
  // The clock of the machine, not of the calendar: it is about what the process did just now.
  let lastMessageAt = Number.NEGATIVE_INFINITY;
  return {
    async giveWay(workedMs) {
      const rest = decideRest(workedMs, performance.now() - lastMessageAt);
      if (rest > 0) await elapse(rest);
    },

    /** Answers with how to stop. */
    watch: (events) =>
      events.on('message.created', () => {
        lastMessageAt = performance.now();
      }),
  };
}
