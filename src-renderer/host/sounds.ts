import { createListeners } from './listeners.ts';
import { composeSound, gainOf, type SoundKind } from './sound-notes.ts';

export type SoundOutcome =
  | { readonly status: 'played' }
  | { readonly status: 'not_played'; readonly reason: 'muted' | 'needs_gesture' | 'unsupported' | 'failed' };

/** `needs_gesture`: a browser that stays silent until the person has clicked or typed in the page once. */
export type SoundState = 'ready' | 'needs_gesture' | 'unsupported';

export interface Sounds {
  /** @param options.volume 0 to 100, as in the settings */
  play(kind: SoundKind, options: { volume: number; louder?: boolean }): Promise<SoundOutcome>;
  state(): SoundState;
  /** Returns how to stop listening. */
  onStateChange(listener: (state: SoundState) => void): () => void;
}

/** Their ends, not their beginnings: what is drawn anew must not slip away under a finger. */
const GESTURES = ['click', 'keyup'] as const;

/** Sounds made on the spot: no files to load, and as loud as asked. They play while the window is hidden too. */
export function createSounds({ needsGesture }: { needsGesture: boolean }, page: Window = window): Sounds {
  const listeners = createListeners<SoundState>();
  let allowed = !needsGesture || page.navigator.userActivation?.hasBeenActive === true;
  let context: AudioContext | null = null;

  function state(): SoundState {
    if (!('AudioContext' in page)) return 'unsupported';
    return allowed ? 'ready' : 'needs_gesture';
  }

  function allow(): void {
    for (const gesture of GESTURES) page.removeEventListener(gesture, allow, true);
    allowed = true;
    listeners.emit(state());
  }
  // Opened before the first gesture, an audio context is blocked, and the browser complains about it.
  if (!allowed) for (const gesture of GESTURES) page.addEventListener(gesture, allow, true);

  return {
    state,
    onStateChange: listeners.add,
    async play(kind, { volume, louder = false }) {
      if (volume <= 0) return { status: 'not_played', reason: 'muted' };
      const now = state();
      if (now !== 'ready') return { status: 'not_played', reason: now };
      try {
        context ??= new AudioContext();
        // A computer that slept, or a device that was unplugged, leaves it suspended.
        if (context.state !== 'running') await context.resume();
        playNotes(context, kind, gainOf(volume, louder));
        return { status: 'played' };
      } catch {
        context = null;
        return { status: 'not_played', reason: 'failed' };
      }
    },
  };
}

/** Struck and fading, like a small bell: an attack short enough to be heard, none so hard that it clicks. */
export function playNotes(context: BaseAudioContext, kind: SoundKind, gain: number): void {
  for (const { frequency, at, lasts, strength } of composeSound(kind)) {
    const start = context.currentTime + at;
    const envelope = new GainNode(context, { gain: 0 });
    envelope.gain.setValueAtTime(0.0001, start);
    envelope.gain.exponentialRampToValueAtTime(Math.max(0.0002, gain * strength), start + 0.012);
    envelope.gain.exponentialRampToValueAtTime(0.0001, start + lasts);
    const tone = new OscillatorNode(context, { type: 'sine', frequency });
    tone.connect(envelope).connect(context.destination);
    tone.start(start);
    tone.stop(start + lasts + 0.05);
  }
}
