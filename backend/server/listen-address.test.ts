import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { type Config, readConfig } from './config.ts';
import { explainListenError, settleListenAddress } from './listen-address.ts';
import { StartupProblem } from './startup-problem.ts';

function configOf(environment: Record<string, string>): Config {
  const outcome = readConfig(environment, '/');
  if (!outcome.ok) throw new Error(outcome.problems.join());
  return outcome.config;
}

it('says which port is taken, and how to take another', async () => {
  const squatter = createServer().listen(0, '127.0.0.1');
  await once(squatter, 'listening');
  const address = squatter.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await expect(settleListenAddress(configOf({ PORT: `${port}` }))).rejects.toMatchObject({
    name: 'StartupProblem',
    message: `Port ${port} is already in use by another program.`,
    remedy: expect.stringContaining('PORT='),
  });
  squatter.close();
});

it('says when the address is not of this computer', async () => {
  await expect(settleListenAddress(configOf({ PORT: '0', HOST: '203.0.113.7' }))).rejects.toThrow(
    'This computer has no address 203.0.113.7 to listen on.',
  );
});

it('explains a port that needs more rights, and leaves what it does not know alone', () => {
  const where = { host: '127.0.0.1', port: 80 };
  expect(explainListenError(Object.assign(new Error(), { code: 'EACCES' }), where)).toBeInstanceOf(StartupProblem);
  const other = new Error('something else');
  expect(explainListenError(other, where)).toBe(other);
});

it('turns port 0 into a real one, in the public address too', async () => {
  const { port, publicUrl } = await settleListenAddress(configOf({ PORT: '0' }));
  expect(port).toBeGreaterThan(0);
  expect(publicUrl).toBe(`http://localhost:${port}`);
});
