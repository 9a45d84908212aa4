import { createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';

/**
 * Writes a consistent copy of the whole running database into a `.tar.gz`, on disk when this resolves. It is PostgreSQL's
 * own physical backup with the write-ahead log it needs: unpacked into an empty folder it starts as it was at the end of
 * the copy. The server goes on working meanwhile.
 */
export async function writeBaseBackup(connectionString: string, path: string): Promise<void> {
  // `replication` is how PostgreSQL tells a connection for backups from one for queries; the driver passes it on.
  const options: pg.ClientConfig & { replication: string } = { connectionString, replication: 'true' };
  const client = new pg.Client(options);
  client.on('error', () => {});
  await client.connect();
  try {
    const archive = new PassThrough();
    const written = pipeline(archive, createGzip({ level: 6 }), createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    const copy = new BaseBackup(archive);
    client.query(copy);
    // Whichever fails first ends the other; both are waited for.
    copy.finished.catch((error: unknown) => archive.destroy(error instanceof Error ? error : new Error(String(error))));
    await written;
    await copy.finished;
  } finally {
    await client.end();
  }
  const file = await open(path);
  await file.sync();
  await file.close();
}

interface Wire {
  query(text: string): void;
  stream: { pause(): void; resume(): void };
}

const DATA = 0x64; // d
const ARCHIVE = 0x6e; // n
const MANIFEST = 0x6d; // m

/** The driver has no words for this answer of the server's, so this speaks the protocol: copy data with a letter in front. */
class BaseBackup implements pg.Submittable {
  readonly finished: Promise<void>;
  readonly #archive: PassThrough;
  readonly #settle: { resolve: () => void; reject: (error: unknown) => void };
  #failure: unknown = null;
  #inArchive = false;

  constructor(archive: PassThrough) {
    this.#archive = archive;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.finished = promise;
    this.#settle = { resolve, reject };
  }

  submit(connection: pg.Connection): void {
    const { stream, query } = connection as unknown as Wire;
    for (const goOn of ['drain', 'close']) this.#archive.on(goOn, () => stream.resume());
    query.call(connection, "BASE_BACKUP (LABEL 'handoff-desk', CHECKPOINT 'fast', WAL true, MANIFEST 'no')");
  }

  handleCopyData({ chunk }: { chunk: Buffer }, { stream }: Wire): void {
    if (chunk[0] === ARCHIVE || chunk[0] === MANIFEST) this.#inArchive = chunk[0] === ARCHIVE;
    if (chunk[0] !== DATA || !this.#inArchive || this.#archive.destroyed) return;
    // A copy: the driver writes the next message into the same memory.
    if (this.#archive.write(Buffer.from(chunk.subarray(1)))) return;
    // The disk is slower than the database: hold the sender back instead of piling it up here.
    stream.pause();
  }

  handleError(error: unknown): void {
    this.#failure = error;
    this.#settle.reject(error);
  }

  handleReadyForQuery(): void {
    if (this.#failure !== null) return;
    this.#archive.end();
    this.#settle.resolve();
  }

  // Where the copy begins and ends in the write-ahead log: the archive holds it too.
  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleCommandComplete(): void {}
  handleEmptyQuery(): void {}
  handlePortalSuspended(): void {}
}
