import type { Beat, Script } from '../data/script.ts';

/** What the player does at one instant. `reply` is the chatbot's turn. */
export type Step = Beat | { type: 'arrive' } | { type: 'reply' };

export interface TimedStep {
  at: Date;
  /** Position of the script. */
  script: number;
  step: Step;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const REPLY_AFTER = 2 * SECOND;

/** How long before a beat the one before it happened: reading, thinking and typing take their time. */
function gapBefore(beat: Beat): number {
  switch (beat.type) {
    case 'visitor':
    case 'agent':
      return (6 + beat.text.length / 4) * SECOND;
    case 'request':
      return 9 * SECOND;
    case 'accept':
      return 35 * SECOND;
    case 'complete':
    case 'end':
      return 40 * SECOND;
    case 'withdraw':
      return 70 * SECOND;
    case 'expire':
      return 30 * MINUTE;
  }
}

/** All steps of all scripts in the order they happen, ending before `now`. */
export function layOutTimeline(scripts: readonly Script[], now: Date): TimedStep[] {
  return scripts.flatMap((script, position) => layOut(script, position, now)).sort((one, other) => +one.at - +other.at);
}

function layOut(script: Script, position: number, now: Date): TimedStep[] {
  let time = now.getTime() - script.minutesAgo * MINUTE;
  const steps: TimedStep[] = [];
  const add = (step: Step): void => void steps.push({ at: new Date(time), script: position, step });
  add({ type: 'arrive' });
  for (const [index, beat] of script.beats.entries()) {
    const isLast = index === script.beats.length - 1;
    if (isLast && script.lastGapMinutes !== undefined) time += script.lastGapMinutes * MINUTE;
    else time += index === 0 ? 8 * SECOND : gapBefore(beat);
    add(beat);
    if (beat.type !== 'visitor') continue;
    time += REPLY_AFTER;
    add({ type: 'reply' });
  }
  if (time > now.getTime()) throw new Error(`demo conversation ${position} would end in the future`);
  return steps;
}
