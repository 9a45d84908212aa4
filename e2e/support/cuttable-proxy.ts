import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { pipeline } from 'node:stream';
import { ConnectionGate, type NetworkControl } from './connection-gate.ts';

export interface CuttableProxy extends NetworkControl {
  readonly port: number;
  /** `http://127.0.0.1:<port>`: give this instead of the server's address. */
  readonly url: string;
  /** Ends all connections and lets new ones in at once. */
  drop(): Promise<void>;
  /** Holds back what the server says: the client is heard, and hears nothing. */
  mute(): Promise<void>;
  close(): Promise<void>;
}

/**
 * A loopback door in front of a server, for any client: what goes through it can be cut, dropped, stalled or muted.
 */
export async function startCuttableProxy(target: { port: number; host?: string }): Promise<CuttableProxy> {
  const gate = new ConnectionGate();
  const server = createServer((client) => {
    if (!gate.admit(client)) return;
    const upstream = connect(target.port, target.host ?? '127.0.0.1');
    if (!gate.admit(upstream)) return;
    const closeBoth = (): void => {
      client.destroy();
      upstream.destroy();
    };
    pipeline(client, gate.hold(), upstream, closeBoth);
    pipeline(upstream, gate.hold(['stalled', 'mute']), client, closeBoth);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    cut: async () => gate.set('cut'),
    stall: async () => gate.set('stalled'),
    async drop() {
      gate.set('cut');
      gate.set('open');
    },
    mute: async () => gate.set('mute'),
    restore: async () => gate.set('open'),
    async close() {
      gate.destroyAll();
      server.close();
      await once(server, 'close');
    },
  };
}
