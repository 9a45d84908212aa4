import type { IncomingMessage } from 'node:http';
import { addressOfHandshake } from '../caller-address.ts';
import type { SocketDeps } from './deps.ts';
import { decideHandshake } from './handshake.ts';
import { consume, createRateLimiter } from './limits.ts';

/**
 * Decides about a connection at its first request, before anything is read or kept of it: origin, then how many came from
 * that address. Who is refused gets an HTTP error and tries again later, as clients do with every line that does not come up.
 */
export function admitConnections(
  deps: Pick<SocketDeps, 'agentOrigins' | 'limits' | 'trustedProxies' | 'log'>,
): (request: IncomingMessage) => Promise<boolean> {
  const { limits, trustedProxies, log } = deps;
  const limiters = {
    visitor: createRateLimiter(limits.visitorConnections),
    agent: createRateLimiter(limits.memberConnections),
  };
  let wasTold = false;

  return async (request) => {
    const role = decideHandshake(request, deps);
    if (role === 'refuse') return false;
    const address = addressOfHandshake(request, trustedProxies);
    if (address === null && !wasTold) {
      wasTold = true;
      log.warn({}, 'a proxy on this computer is not in TRUST_PROXY: connections are not limited by address');
    }
    return (await consume(limiters[role], address)) === null;
  };
}
