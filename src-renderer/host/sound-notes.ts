export type SoundKind = 'request' | 'message';

/** One struck note; times in seconds from the beginning of the sound, strength as a share of the whole gain. */
export interface Note {
  readonly frequency: number;
  readonly at: number;
  readonly lasts: number;
  readonly strength: number;
}

/** What the tone of a small bell is made of: itself, its octave, and a little of the twelfth. */
const OVERTONES = [
  { times: 1, strength: 0.62, fades: 1 },
  { times: 2, strength: 0.22, fades: 0.6 },
  { times: 3, strength: 0.08, fades: 0.35 },
];

/** Three rising notes, twice, for somebody who waits: long enough to be noticed from the next desk. One falling third for a message. */
const MELODIES: Record<SoundKind, readonly Note[]> = {
  request: [0, 0.62].flatMap((from) => [
    { frequency: 659.25, at: from, lasts: 0.5, strength: 0.8 },
    { frequency: 830.61, at: from + 0.13, lasts: 0.5, strength: 0.85 },
    { frequency: 987.77, at: from + 0.26, lasts: 0.9, strength: 0.95 },
  ]),
  message: [
    { frequency: 1046.5, at: 0, lasts: 0.22, strength: 0.6 },
    { frequency: 783.99, at: 0.09, lasts: 0.4, strength: 0.55 },
  ],
};

/** Notes sound into each other: together they stay below full scale up to this gain. */
const LOUDEST = 0.6;
const LOUDER_BY = 1.6;

export function composeSound(kind: SoundKind): readonly Note[] {
  return MELODIES[kind].flatMap((note) =>
    OVERTONES.map(({ times, strength, fades }) => ({
      frequency: note.frequency * times,
      at: note.at,
      lasts: note.lasts * fades,
      strength: note.strength * strength,
    })),
  );
}

/** Ears count in ratios: squared, the middle of the slider sounds like half. @param volume 0 to 100 */
export function gainOf(volume: number, louder: boolean): number {
  const share = Math.min(1, Math.max(0, volume / 100));
  const gain = LOUDEST * share ** 2;
  return louder ? Math.min(LOUDEST, Math.max(gain * LOUDER_BY, LOUDEST * 0.25)) : gain;
}
