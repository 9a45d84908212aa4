import { Decoder, type Packet, PacketType } from 'socket.io-parser';

/**
 * Socket.IO's own packets, without its search of every value for binary data: we send none, and we take none. A client
 * that sends some is cut off like any other that does not keep the protocol.
 */
class TextEncoder {
  encode({ type, nsp, id, data }: Packet): [string] {
    const namespace = nsp === '/' ? '' : `${nsp},`;
    return [`${type}${namespace}${id ?? ''}${data === undefined ? '' : JSON.stringify(data)}`];
  }
}

/** An event as it goes over the wire: a push for several connections is encoded once. */
export function encodeEvent(namespace: string, event: readonly unknown[]): string {
  return new TextEncoder().encode({ type: PacketType.EVENT, nsp: namespace, data: event })[0];
}

class TextDecoder extends Decoder {
  override add(chunk: unknown): void {
    if (typeof chunk !== 'string') throw new Error('binary data');
    const type = Number(chunk[0]);
    if (type === PacketType.BINARY_EVENT || type === PacketType.BINARY_ACK) throw new Error('binary packet');
    super.add(chunk);
  }
}

/** For Socket.IO's `parser` option. */
export const textParser = { Encoder: TextEncoder, Decoder: TextDecoder };
