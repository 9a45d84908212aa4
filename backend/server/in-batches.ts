import { setTimeout as elapse } from 'node:timers/promises';

export interface BatchOptions {
  /** So long is waited for others after the first one has come. In milliseconds; 0 = for the rest of this turn. */
  gatherMs: number;
  /** Most at once. */
  most: number;
}

/**
 * Answers together what is asked one by one: all that comes while it gathers, or while the batch before is at work, is the
 * next batch. `work` answers in the order it was asked in; when it throws, all of that batch fail.
 */
export function createBatches<Asked, Answer>(
  work: (asked: readonly Asked[]) => Promise<readonly Answer[]>,
  { gatherMs, most }: BatchOptions,
): (asked: Asked) => Promise<Answer> {
  interface Waiting extends Pick<PromiseWithResolvers<Answer>, 'resolve' | 'reject'> {
    asked: Asked;
  }
  let waiting: Waiting[] = [];
  let isRunning = false;

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      await elapse(gatherMs);
      const batch = waiting.slice(0, most);
      waiting = waiting.slice(most);
      try {
        const answers = await work(batch.map(({ asked }) => asked));
        for (const [index, { resolve }] of batch.entries()) resolve(answers[index] as Answer);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    isRunning = false;
  }

  return (asked) => {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    waiting.push({ asked, resolve, reject });
    if (!isRunning) {
      isRunning = true;
      void run();
    }
    return promise;
  };
}
