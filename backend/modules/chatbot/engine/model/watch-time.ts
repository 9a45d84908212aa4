import type { ModelLimits } from './model-settings.ts';

export interface TimeWatch {
  /** The model has said something. */
  alive(): void;
  stop(): void;
}

/**
 * Calls a model off that takes too long. The library has such limits too, but it counts the first word from the moment
 * the server answers: one that takes the request and then stays silent would never be noticed.
 */
export function watchTime(limits: ModelLimits, giveUp: (why: string) => void): TimeWatch {
  const total = setTimeout(giveUp, limits.totalMs, `not finished after ${limits.totalMs} ms`);
  let silence = setTimeout(giveUp, limits.firstTokenMs, `no word after ${limits.firstTokenMs} ms`);
  return {
    alive() {
      clearTimeout(silence);
      silence = setTimeout(giveUp, limits.stallMs, `silent for ${limits.stallMs} ms`);
    },
    stop() {
      clearTimeout(total);
      clearTimeout(silence);
    },
  };
}
