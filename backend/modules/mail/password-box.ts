import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Keeps mail passwords unreadable for whoever sees only the database or its backup. */
export interface PasswordBox {
  seal(workspaceId: string, password: string): Buffer;
  /** Null when it was sealed with other secrets, for another workspace, or was damaged. */
  open(workspaceId: string, sealed: Buffer): string | null;
}

const VERSION = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** `secret`: at least 256 random bits from DATA_DIR's secrets; a key of its own is made from it. */
export function createPasswordBox(secret: Uint8Array): PasswordBox {
  const key = new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(0), 'handoff-desk mail password', 32));

  return {
    seal(workspaceId, password) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(workspaceId));
      const sealed = Buffer.concat([cipher.update(password, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.of(VERSION), iv, cipher.getAuthTag(), sealed]);
    },
    open(workspaceId, sealed) {
      const [iv, tag] = [sealed.subarray(1, 1 + IV_BYTES), sealed.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES)];
      if (sealed[0] !== VERSION || tag.length !== TAG_BYTES) return null;
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(workspaceId)).setAuthTag(tag);
        const rest = sealed.subarray(1 + IV_BYTES + TAG_BYTES);
        return Buffer.concat([decipher.update(rest), decipher.final()]).toString('utf8');
      } catch {
        return null;
      }
    },
  };
}
