import type { Natives } from '../shared/natives.ts';

/** Two short notes when somebody answers. Browsers play nothing before the visitor has touched the page. */
export interface Chime {
  /** To be called on a touch of the visitor's. */
  ready(): void;
  /** Once per message, whatever the number of tabs. */
  play(messageId: string): void;
}

const notes = [
  { hertz: 660, at: 0 },
  { hertz: 880, at: 0.12 },
];

/** The other tabs hear of the message within this time. */
const claimMs = 3_000;

export function createChime(natives: Natives): Chime {
  let context: AudioContext | null = null;
  return {
    ready() {
      if (typeof AudioContext !== 'function') return;
      context ??= new AudioContext();
      if (context.state === 'suspended') void context.resume().catch(() => {});
    },
    play(messageId) {
      // Locks are only there on https; without them each tab plays for itself.
      if (context?.state !== 'running') return;
      if (!navigator.locks) return ring(context);
      const mine = context;
      void navigator.locks.request(`handoff-desk:chime:${messageId}`, { ifAvailable: true }, async (lock) => {
        if (!lock) return;
        ring(mine);
        await new Promise<void>((resolve) => natives.setTimeout(resolve, claimMs));
      });
    },
  };
}

function ring(context: AudioContext): void {
  for (const { hertz, at } of notes) {
    const start = context.currentTime + at;
    const tone = new OscillatorNode(context, { frequency: hertz });
    const loudness = new GainNode(context, { gain: 0 });
    loudness.gain.setValueAtTime(0, start);
    loudness.gain.linearRampToValueAtTime(0.12, start + 0.015);
    loudness.gain.exponentialRampToValueAtTime(0.001, start + 0.3);
    tone.connect(loudness).connect(context.destination);
    tone.start(start);
    tone.stop(start + 0.32);
  }
}
