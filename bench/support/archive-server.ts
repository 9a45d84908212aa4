import { type Archive, type ArchiveSize, fillArchive } from './archive.ts';
import { type CpuTime, readCpuTime } from './cpu.ts';
import { type Desk, NO_LIMITS, startDesk } from './desk.ts';
import { answerQuestions } from './program.ts';

let desk: Desk<Archive> | null = null;

/** A server with a year behind it, in a process of its own. */
const answers = {
  async start(size: ArchiveSize): Promise<Archive & { url: string }> {
    desk = await startDesk((parts) => fillArchive(parts, size), {
      limits: NO_LIMITS,
      // Loads come from many addresses: a single one may ask 300 times a minute.
      environment: { TRUST_PROXY: '1' },
    });
    return { ...desk.plan, url: desk.url };
  },

  /** Megabytes that the process holds. */
  rss: (_: null): number => process.memoryUsage.rss() / 1_048_576,

  cpu: (_: null): CpuTime | null => readCpuTime(),
};
export type ArchiveAnswers = typeof answers;

answerQuestions(answers, () => desk?.stop());
