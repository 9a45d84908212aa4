import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** What every authenticator app understands: SHA-1, six digits, a new one every 30 seconds. */
const DIGITS = 6;
const STEP_S = 30;
/** Clocks of phones are off by seconds, and typing takes some: one step before and after is good as well. */
const TOLERANCE = 1;
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A secret of 160 bits, the length that RFC 4226 recommends. */
export function createTotpSecret(): Buffer {
  return randomBytes(20);
}

/** The code of one time step (RFC 6238, with the truncation of RFC 4226). */
export function computeTotp(secret: Uint8Array, step: number, digits = DIGITS): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac('sha1', secret).update(counter).digest();
  const offset = (hash.at(-1) ?? 0) & 0x0f;
  const number = hash.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

export function stepAt(instant: Date): number {
  return Math.floor(instant.getTime() / 1_000 / STEP_S);
}

/** The time step a code belongs to, or null when it belongs to none near `now`. All are compared, whichever fits. */
export function findStep(secret: Uint8Array, code: string, now: Date): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const given = Buffer.from(code);
  let found: number | null = null;
  for (let step = stepAt(now) - TOLERANCE; step <= stepAt(now) + TOLERANCE; step += 1) {
    if (timingSafeEqual(given, Buffer.from(computeTotp(secret, step)))) found = step;
  }
  return found;
}

/** As authenticator apps have secrets typed in (RFC 4648, without padding). */
export function toBase32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((group) => BASE32[Number.parseInt(group.padEnd(5, '0'), 2)]).join('');
}

/** What is behind the QR code. */
export function toOtpauthUri(secret: Uint8Array, account: string, workspaceName: string): string {
  const issuer = `Handoff Desk (${workspaceName})`;
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`;
  const parameters = `secret=${toBase32(secret)}&issuer=${encodeURIComponent(issuer)}`;
  return `otpauth://totp/${label}?${parameters}&algorithm=SHA1&digits=${DIGITS}&period=${STEP_S}`;
}
