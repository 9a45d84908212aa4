import { PROTOCOL_VERSION } from '#contract/protocol.ts';
import type { Result } from '#contract/result.ts';
import { connectAgent, connectVisitor, must } from '../../../backend/test-support/socket-clients.ts';
import type { Person } from '../house/cast.ts';
import { openRawSocket } from '../house/raw-socket.ts';

/** Makes calls by name, as the matrix has them. */
export interface Caller {
  call(name: string, request: unknown): Promise<Result<unknown>>;
  close(): void;
}

type Emits = { emitWithAck(name: never, request: never): Promise<unknown>; close(): unknown };

function toCaller(socket: Emits): Caller {
  return {
    call: (name, request) => socket.emitWithAck(name as never, request as never) as Promise<Result<unknown>>,
    close: () => void socket.close(),
  };
}

/** At the console, synced: what their arrival writes has been written. */
export async function openAgent(url: string, { accessToken }: Pick<Person, 'accessToken'>): Promise<Caller> {
  const socket = await connectAgent(url, accessToken);
  await must(socket.emitWithAck('session:sync', { known: [] }));
  return toCaller(socket);
}

export async function openVisitor(url: string, chatbotId: string, visitorToken: string): Promise<Caller> {
  const socket = await connectVisitor(url, { chatbotId, visitorToken });
  await must(socket.emitWithAck('session:start', { known: null }));
  return toCaller(socket);
}

/** The code a connection is refused with. */
export async function refusalOf(connecting: Promise<{ close(): unknown }>): Promise<string> {
  return connecting.then(
    (socket) => {
      socket.close();
      return 'connected';
    },
    (error: { data?: { code?: string } }) => error.data?.code ?? 'closed',
  );
}

/** Sends a call to a namespace without ever having been let in; what came back, besides the greeting of the transport. */
export async function shoutFromOutside(
  url: string,
  namespace: string,
  name: string,
  request: unknown,
): Promise<string[]> {
  const socket = await openRawSocket(url, namespace === '/agent' ? 'agent' : 'visitor');
  socket.send(`42${namespace},1${JSON.stringify([name, request])}`);
  // The server cuts off whoever speaks before being let in; the handshake that follows is never answered.
  socket.send(`40${namespace},${JSON.stringify({ protocol: PROTOCOL_VERSION })}`);
  await Promise.race([socket.closed, socket.frame(`44${namespace}`)]);
  socket.close();
  return socket.received.filter((frame) => frame.startsWith('43'));
}
