import { z } from 'zod';
import type { TrialStep, TryNotifications } from './try-notifications.ts';

/**
 * The settings window has no connection of its own, so it asks the console's window, over a channel that only pages of
 * this app can hear, to try the notifications out and to tell each step.
 */
const CHANNEL = 'handoff-desk:try-notifications';
/** A window that is there answers at once. */
const PATIENCE_MS = 2_000;

const stepSchema = z.object({
  hop: z.enum(['server', 'connection', 'toast', 'sound', 'badge', 'email']),
  reason: z.string().nullable(),
  detail: z.string().exactOptional(),
  afterMs: z.number().nullable(),
});
const wordSchema = z.discriminatedUnion('say', [
  z.object({ say: z.literal('try'), trial: z.string() }),
  z.object({ say: z.literal('begun'), trial: z.string() }),
  z.object({ say: z.literal('step'), trial: z.string(), step: stepSchema }),
  z.object({ say: z.literal('done'), trial: z.string() }),
]);
type Word = z.infer<typeof wordSchema>;

/** In the console's window: does what the settings window asks for. Returns how to stop. */
export function answerTrials(tryNotifications: TryNotifications): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  const say = (word: Word): void => channel.postMessage(word);
  channel.onmessage = ({ data }) => {
    const word = wordSchema.safeParse(data);
    if (!word.success || word.data.say !== 'try') return;
    const { trial } = word.data;
    say({ say: 'begun', trial });
    const done = (): void => say({ say: 'done', trial });
    tryNotifications((step) => say({ say: 'step', trial, step })).then(done, done);
  };
  return () => channel.close();
}

/** In the settings window. `no_window`: nobody there is signed in. */
export const tryInConsole: TryNotifications = (onStep) => {
  const channel = new BroadcastChannel(CHANNEL);
  const trial = crypto.randomUUID();
  const noWindow: TrialStep = { hop: 'server', reason: 'no_window', afterMs: null };
  return new Promise<void>((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      channel.close();
      resolve();
    };
    const timer = setTimeout(() => {
      onStep(noWindow);
      end();
    }, PATIENCE_MS);
    channel.onmessage = ({ data }) => {
      const word = wordSchema.safeParse(data);
      if (!word.success || word.data.trial !== trial) return;
      if (word.data.say === 'begun') clearTimeout(timer);
      else if (word.data.say === 'step') onStep(word.data.step);
      else if (word.data.say === 'done') end();
    };
    channel.postMessage({ say: 'try', trial } satisfies Word);
  });
};
