import { createHash } from 'node:crypto';

const DAY_MS = 86_400_000;

/** When nothing was ever set. */
export const DEFAULT_DAYS = 365;

/** Words of mails that have come to rest go after so many days, lines of the security log after so many more. */
export const MAIL_WORDS_DAYS = 90;
export const AUDIT_DAYS = 400;

/** In UTC: the quietest hour for Europe, and outside office hours in the Americas. */
const NIGHT_HOUR = 3;

/** The next time this is done by itself: strictly after `now`. */
export function nextNight(now: Date): Date {
  const night = new Date(now);
  night.setUTCHours(NIGHT_HOUR, 0, 0, 0);
  return night > now ? night : new Date(night.getTime() + DAY_MS);
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
