import { once } from 'node:events';
import { createServer } from 'node:net';
import { type Config, withRealPort } from './config.ts';
import { errorCodeOf, StartupProblem } from './startup-problem.ts';

/**
 * Makes sure that the server will be able to listen, before anything slow is started, and turns port 0 into a real one,
 * so that every address which is made from the configuration is right.
 */
export async function settleListenAddress(config: Config): Promise<Config> {
  const probe = createServer();
  try {
    probe.listen(config.port, config.host);
    await once(probe, 'listening');
  } catch (error) {
    throw explainListenError(error, config);
  }
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return withRealPort(config, typeof address === 'object' && address !== null ? address.port : config.port);
}

/** What a failed `listen` means for the person who started us; other errors come back as they are. */
export function explainListenError(error: unknown, { host, port }: Pick<Config, 'host' | 'port'>): unknown {
  switch (errorCodeOf(error)) {
    case 'EADDRINUSE':
      return new StartupProblem(
        `Port ${port} is already in use by another program.`,
        `Stop that program, or choose another port: PORT=${port < 65_535 ? port + 1 : 4310} npm start`,
      );
    case 'EACCES':
      return new StartupProblem(
        `This account may not listen on port ${port}.`,
        'Choose a port above 1023: PORT=4310 npm start',
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new StartupProblem(
        `This computer has no address ${host} to listen on.`,
        'Use HOST=127.0.0.1 for this computer only, or HOST=0.0.0.0 for all its addresses.',
      );
    default:
      return error;
  }
}
