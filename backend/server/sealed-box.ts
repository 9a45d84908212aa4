import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Keeps secrets that must be read again unreadable for whoever sees only the database or its backup. */
export interface SealedBox {
  /** What is sealed for one owner (a workspace's id, a member's id) opens for no other. */
  seal(owner: string, secret: string): Buffer;
  /** Null when it was sealed with other secrets, for another owner, or was damaged. */
  open(owner: string, sealed: Buffer): string | null;
}

const VERSION = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * AES-256-GCM. `secret`: at least 256 random bits from DATA_DIR's secrets; a key of its own is made from it for each
 * `purpose`.
 */
export function createSealedBox(secret: Uint8Array, purpose: string): SealedBox {
  const key = new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(0), purpose, 32));

  return {
    seal(owner, text) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(owner));
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.of(VERSION), iv, cipher.getAuthTag(), sealed]);
    },
    open(owner, sealed) {
      const [iv, tag] = [sealed.subarray(1, 1 + IV_BYTES), sealed.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES)];
      if (sealed[0] !== VERSION || tag.length !== TAG_BYTES) return null;
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(owner)).setAuthTag(tag);
        const rest = sealed.subarray(1 + IV_BYTES + TAG_BYTES);
        return Buffer.concat([decipher.update(rest), decipher.final()]).toString('utf8');
      } catch {
        return null;
      }
    },
  };
}
