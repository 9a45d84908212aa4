import { createHash } from 'node:crypto';
import { IANAZone } from 'luxon';
import { readWallTime } from '../business-hours/index.ts';

const DAY_MS = 86_400_000;

/** When nothing was ever set. */
export const DEFAULT_DAYS = 365;

/** Words of mails that have come to rest go after so many days, lines of the security log after so many more. */
export const MAIL_WORDS_DAYS = 90;
export const AUDIT_DAYS = 400;

/** At three in the morning nobody is at work. */
const NIGHT_MS = 3 * 3_600_000;

/**
 * The next time this is done by itself: strictly after `now`, at 03:00 of the zone's clock. Once a night: the first of two
 * where the clock shows it twice, and 04:00 where it goes from 02:59 to 04:00.
 */
export function nextNight(now: Date, zone: string): Date {
  const wallTime = now.getTime() + IANAZone.create(zone).offset(now.getTime()) * 60_000;
  const today = wallTime - (((wallTime % DAY_MS) + DAY_MS) % DAY_MS);
  // Tomorrow's, and the day after's, should the zone leave out a day.
  const nights = [0, 1, 2].map((days) => readWallTime(zone, today + days * DAY_MS + NIGHT_MS).earliest);
  return new Date(nights.find((night) => night > now.getTime()) ?? now.getTime() + DAY_MS);
}

/** Whether it is a zone's night: not what was settled for another one. */
export function isNight(at: Date, zone: string): boolean {
  return nextNight(new Date(at.getTime() - 1), zone).getTime() === at.getTime();
}

export function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * DAY_MS);
}

/** Addresses are the same in capitals. */
export function foldAddress(email: string): string {
  return email.toLowerCase();
}

/** What a receipt says of an address: whoever has the address can recognise it, nobody can read it. */
export function hashAddress(address: string): string {
  return createHash('sha256').update(address).digest('hex');
}
