/** Final fragment, text (RFC 6455, section 5.2). A server's frames are not masked. */
const FIN_TEXT = 0x81;
/** Engine.IO's mark of a message, in front of every payload. */
const MESSAGE = 0x34;

/** WebSocket frames of Engine.IO messages, one after the other in one piece of memory: ready for a single write. */
export function encodeTextFrames(messages: readonly string[]): Buffer {
  const lengths = messages.map((message) => Buffer.byteLength(message) + 1);
  const frames = Buffer.allocUnsafe(lengths.reduce((sum, length) => sum + headerSize(length) + length, 0));
  let at = 0;
  for (const [index, message] of messages.entries()) {
    const length = lengths[index] ?? 0;
    at = writeHeader(frames, at, length);
    frames[at] = MESSAGE;
    frames.write(message, at + 1);
    at += length;
  }
  return frames;
}

function headerSize(length: number): number {
  if (length < 126) return 2;
  return length < 65_536 ? 4 : 10;
}

function writeHeader(frames: Buffer, at: number, length: number): number {
  frames[at] = FIN_TEXT;
  if (length < 126) {
    frames[at + 1] = length;
    return at + 2;
  }
  if (length < 65_536) {
    frames[at + 1] = 126;
    return frames.writeUInt16BE(length, at + 2);
  }
  frames[at + 1] = 127;
  return frames.writeBigUInt64BE(BigInt(length), at + 2);
}
