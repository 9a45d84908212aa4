import { randomUUIDv7 } from 'node:crypto';

/** A new UUID version 7: sorts by creation time, which keeps indexes compact. */
export function newId(): string {
  return randomUUIDv7();
}
