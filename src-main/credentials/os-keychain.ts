import type { Keychain } from './credential-vault.ts';

const SERVICE = 'Handoff Desk';

/**
 * The keychain of the operating system: Keychain, Credential Manager or the Secret Service.
 * Loaded at first use, because its binary cannot be loaded at all where `libsecret` is missing.
 */
export function openOsKeychain(): Keychain {
  const load = async () => (await import('keytar')).default;
  return {
    read: async (account) => (await load()).getPassword(SERVICE, account),
    write: async (account, secret) => (await load()).setPassword(SERVICE, account, secret),
    remove: async (account) => {
      await (await load()).deletePassword(SERVICE, account);
    },
  };
}
