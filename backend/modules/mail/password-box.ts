import { createSealedBox, type SealedBox } from '../../server/sealed-box.ts';

/** Keeps mail passwords, and links that only a mail's recipient may know, unreadable in the database. */
export type PasswordBox = SealedBox;

/** `secret`: at least 256 random bits from DATA_DIR's secrets. What is sealed belongs to a workspace. */
export function createPasswordBox(secret: Uint8Array): PasswordBox {
  return createSealedBox(secret, 'handoff-desk mail password');
}
