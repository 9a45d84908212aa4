import { describeError, log } from '../log.ts';

/** Where the operating system keeps secrets. `keytar` in the app, a double in tests. */
export interface Keychain {
  read(account: string): Promise<string | null>;
  write(account: string, secret: string): Promise<void>;
  remove(account: string): Promise<void>;
}

export type KeptIn = 'keychain' | 'memory';

export interface CredentialVault {
  read(account: string): Promise<string | null>;
  /** Without a keychain the secret stays in memory until the app quits. It is never written anywhere in plain text. */
  keep(account: string, secret: string): Promise<KeptIn>;
  forget(account: string): Promise<void>;
}

/** A keychain may first ask the person for its password; one that nobody answers must not hold up the console for ever. */
const PATIENCE_MS = 60_000;

export function createCredentialVault(keychain: Keychain, patienceMs = PATIENCE_MS): CredentialVault {
  const memory = new Map<string, string>();

  /** `null` when the keychain did not do it: missing, locked, refused or silent. */
  async function attempt<T>(action: string, work: () => Promise<T>): Promise<{ value: T } | null> {
    const { promise: silence, resolve: giveUp } = Promise.withResolvers<null>();
    const timer = setTimeout(() => giveUp(null), patienceMs);
    try {
      return await Promise.race([work().then((value) => ({ value })), silence]);
    } catch (error) {
      log('keychain_failed', { action, reason: describeError(error) });
      return null;
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    async read(account) {
      const remembered = memory.get(account);
      if (remembered !== undefined) return remembered;
      return (await attempt('read', () => keychain.read(account)))?.value ?? null;
    },
    async keep(account, secret) {
      // Before the keychain answers: a token that was just rotated must not be lost while it asks for its password.
      memory.set(account, secret);
      if (!(await attempt('write', () => keychain.write(account, secret)))) return 'memory';
      if (memory.get(account) === secret) memory.delete(account);
      return 'keychain';
    },
    async forget(account) {
      memory.delete(account);
      await attempt('remove', () => keychain.remove(account));
    },
  };
}
