import { describe, expect, it } from 'vitest';
import { createCredentialVault, type Keychain } from './credential-vault.ts';

const SERVER = 'https://desk.example.com';

function createKeychain(entries = new Map<string, string>()): Keychain {
  return {
    read: async (account) => entries.get(account) ?? null,
    write: async (account, secret) => void entries.set(account, secret),
    remove: async (account) => void entries.delete(account),
  };
}
const broken: Keychain = {
  read: () => Promise.reject(new Error('no secret service')),
  write: () => Promise.reject(new Error('no secret service')),
  remove: () => Promise.reject(new Error('no secret service')),
};
const silent: Keychain = {
  read: () => new Promise(() => undefined),
  write: () => new Promise(() => undefined),
  remove: () => new Promise(() => undefined),
};

describe('createCredentialVault', () => {
  it.each([
    ['broken', broken],
    ['silent', silent],
  ])('keeps a secret in memory when the keychain is %s, and says so', async (_name, keychain) => {
    const vault = createCredentialVault(keychain, 1);
    expect(await vault.read(SERVER)).toBeNull();
    expect(await vault.keep(SERVER, 'secret')).toBe('memory');
    expect(await vault.read(SERVER)).toBe('secret');
    await vault.forget(SERVER);
    expect(await vault.read(SERVER)).toBeNull();
  });

  it('keeps a secret in the keychain, where the next start finds it', async () => {
    const entries = new Map<string, string>();
    expect(await createCredentialVault(createKeychain(entries)).keep(SERVER, 'secret')).toBe('keychain');
    expect(await createCredentialVault(createKeychain(entries)).read(SERVER)).toBe('secret');
  });

  it('prefers a newer secret in memory to an older one in the keychain', async () => {
    const entries = new Map([[SERVER, 'old']]);
    const vault = createCredentialVault({ ...createKeychain(entries), write: broken.write });
    await vault.keep(SERVER, 'new');
    expect(await vault.read(SERVER)).toBe('new');
  });

  it('forgets in both places, and one server at a time', async () => {
    const entries = new Map<string, string>();
    const vault = createCredentialVault(createKeychain(entries));
    await vault.keep(SERVER, 'secret');
    await vault.keep('https://other.test', 'another');
    await vault.forget(SERVER);
    expect([...entries]).toEqual([['https://other.test', 'another']]);
  });
});
