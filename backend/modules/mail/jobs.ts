import type { JobQueue, Jobs, QueueOptions } from '../../server/jobs.ts';

/** What a job says: send this mail, if you are still the one who may. */
export interface MailJob {
  mailId: string;
  jobNo: number;
}

export type MailQueue = JobQueue<MailJob>;

/**
 * When to try again is the mail's business (its row says so): each attempt is a job of its own, and one is repeated only if
 * its process died. So many are sent at once: two workers that take up to ten each, so that a slow one does not hold up all
 * others; more would wait in line for their server's connections, which is time of their attempt. An attempt ends by itself
 * long before `longestSeconds`. Whoever queues a mail wakes them: they look by themselves for those that were put off, or
 * left behind by a process that died.
 */
export function createMailQueue(jobs: Jobs, work: Pick<QueueOptions<MailJob>, 'run' | 'onError'>): MailQueue {
  return jobs.queue<MailJob>({
    ...work,
    name: 'mail',
    workers: 2,
    batch: 10,
    lookSeconds: 2,
    longestSeconds: 300,
    retrySeconds: 0,
  });
}
