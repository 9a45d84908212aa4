import { expect, it } from 'vitest';
import { clientIdSchema } from '#contract/primitives.ts';
import { createClientId } from './client-id.ts';

it('fits the contract, with and without randomUUID', () => {
  const plainHttp: Pick<Crypto, 'getRandomValues'> = { getRandomValues: (bytes) => crypto.getRandomValues(bytes) };
  const ids = [createClientId(), createClientId(plainHttp), createClientId(plainHttp)];
  for (const id of ids) expect(clientIdSchema.safeParse(id).success).toBe(true);
  expect(new Set(ids).size).toBe(3);
});
