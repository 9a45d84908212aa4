/**
 * The version spoken on the sockets. Raise it when an older client would misread a newer server or the reverse;
 * adding an optional field is not such a change. `protocol.test.ts` pins the number so that it is never raised by accident.
 */
export const PROTOCOL_VERSION = 1;

/** Why a server refuses to talk to a client at all. Installed consoles and cached widgets outlive the server they met. */
export type Incompatibility = 'client_too_old' | 'server_too_old';

/** Decides whether a client of `clientVersion` may talk to this server; `null` means it may. */
export function decideCompatibility(clientVersion: number, serverVersion = PROTOCOL_VERSION): Incompatibility | null {
  if (clientVersion < serverVersion) return 'client_too_old';
  if (clientVersion > serverVersion) return 'server_too_old';
  return null;
}
