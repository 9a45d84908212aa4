import type { DesktopSettings } from '../../src-preload/payloads.ts';

/** What this console knows of one waiting request, besides what the server says. Times in milliseconds. */
export interface Alarm {
  readonly since: number;
  /** The person has provably seen it here. */
  readonly seen: boolean;
  readonly snoozedUntil: number;
  /** When it last rang; 0 when it has not. */
  readonly rungAt: number;
  /** Rung louder because nobody reacted; once. */
  readonly escalated: boolean;
}
export type Alarms = Readonly<Record<string, Alarm>>;

export interface AlarmView {
  /** Requests that are mine to act on, in the order of the queue, and whether each is offered to me alone. */
  readonly waiting: readonly { readonly id: string; readonly offered: boolean }[];
  /** Whether the person has the list of requests before their eyes right now. */
  readonly inSight: boolean;
  /** False for the first look: what is there already has not just arrived. */
  readonly arrived: boolean;
  readonly quiet: boolean;
  readonly settings: Pick<DesktopSettings, 'soundRequests' | 'repeatRequestSound' | 'handoffCard'>;
  readonly now: number;
}

export interface AlarmDecision {
  readonly alarms: Alarms;
  /** Requests to ring for now; one sound, whatever their number. */
  readonly ring: { readonly ids: readonly string[]; readonly louder: boolean } | null;
  /** Requests that came into sight since the last look. */
  readonly nowSeen: readonly string[];
  /** The one request the card shows, and how many more wait. */
  readonly card: { readonly id: string; readonly others: number } | null;
  /** When to look again even if nothing happens; null when nothing is due. */
  readonly nextAt: number | null;
}

/** Not seen for this long: louder, and the card. An offer is over after 20 s, so it gets less. */
export const UNSEEN_MS = 20_000;
export const UNSEEN_OFFER_MS = 8_000;
export const SNOOZE_MS = 60_000;
/** From the start of one sound to the start of the next: the sound, and time to think in between. */
export const REPEAT_MS = 8_000;

/** All of ringing, growing louder, the card, and their end. */
export function decideAlarms(before: Alarms, view: AlarmView): AlarmDecision {
  const { now, settings } = view;
  const nowSeen: string[] = [];
  const alarms: Record<string, Alarm> = {};
  for (const { id } of view.waiting) {
    const known = before[id] ?? firstAlarm(view);
    const comesIntoSight = !known.seen && view.inSight;
    if (comesIntoSight) nowSeen.push(id);
    alarms[id] = comesIntoSight ? { ...known, seen: true } : known;
  }

  const awake = view.waiting.filter(({ id }) => now >= (alarms[id]?.snoozedUntil ?? 0));
  const unseen = awake.filter(({ id }) => alarms[id]?.seen === false);
  const overlookedAt = ({ id, offered }: (typeof awake)[number]): number =>
    (alarms[id]?.since ?? now) + (offered ? UNSEEN_OFFER_MS : UNSEEN_MS);
  const overlooked = unseen.filter((request) => now >= overlookedAt(request));

  const audible = settings.soundRequests && !view.quiet;
  const louder = overlooked.some(({ id }) => alarms[id]?.escalated === false);
  const lastRung = Math.max(0, ...Object.values(alarms).map(({ rungAt }) => rungAt));
  const rings = awake.some(({ id }) => alarms[id]?.rungAt === 0) || louder;
  const repeats = settings.repeatRequestSound && now >= lastRung + REPEAT_MS;
  const ringsNow = audible && awake.length > 0 && (rings || repeats);
  if (ringsNow) for (const { id } of awake) alarms[id] = { ...(alarms[id] ?? firstAlarm(view)), rungAt: now };
  if (audible) for (const { id } of overlooked) alarms[id] = { ...(alarms[id] ?? firstAlarm(view)), escalated: true };

  const carded = settings.handoffCard === 'at_once' ? unseen : settings.handoffCard === 'unseen' ? overlooked : [];
  const [shown] = view.quiet ? [] : carded;
  const due = [
    ...Object.values(alarms).flatMap(({ snoozedUntil }) => (snoozedUntil > now ? [snoozedUntil] : [])),
    ...unseen.map(overlookedAt).filter((at) => at > now),
    ...(audible && settings.repeatRequestSound && awake.length > 0 ? [(ringsNow ? now : lastRung) + REPEAT_MS] : []),
  ];
  return {
    alarms,
    ring: ringsNow ? { ids: awake.map(({ id }) => id), louder } : null,
    nowSeen,
    card: shown ? { id: shown.id, others: awake.length - 1 } : null,
    nextAt: due.length === 0 ? null : Math.min(...due),
  };
}

function firstAlarm({ now, arrived }: AlarmView): Alarm {
  return { since: now, seen: false, snoozedUntil: 0, rungAt: arrived ? 0 : now, escalated: false };
}
