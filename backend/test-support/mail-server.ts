import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/**
 * How the server treats a mail. `refuse*`: with that answer. `cut_before_data`: the line breaks after the recipient was
 * taken. `cut_after_dot`: the mail is kept, and the line breaks before that is said.
 */
export type MailServerMood =
  | 'take'
  | 'cut_before_data'
  | 'cut_after_dot'
  | { refuseRecipient: number }
  | { refuseContent: number };

export interface ReceivedMail {
  from: string;
  recipients: string[];
  raw: string;
}

export interface TestMailServer {
  port: number;
  /** For SMTP_URL. */
  url: string;
  /** In the order in which they were taken, whatever was said about it afterwards. */
  received: ReceivedMail[];
  /** How many connections there have been. */
  connections(): number;
  mood: MailServerMood;
  parse(index: number): Promise<Email>;
  close(): Promise<void>;
}

/** A real SMTP server on a free port of this computer, or on `port`; in the clear and without sign-in unless asked for. */
export async function startMailServer(options: SMTPServerOptions = {}, port = 0): Promise<TestMailServer> {
  const sockets = new Map<number, Socket>();
  const received: ReceivedMail[] = [];
  let connections = 0;
  function cut(remotePort: number): void {
    sockets.get(remotePort)?.destroy();
  }

  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo(_address, { remotePort }, done): void {
      if (handle.mood === 'cut_before_data') {
        cut(remotePort);
        return;
      }
      const code =
        typeof handle.mood === 'object' && 'refuseRecipient' in handle.mood ? handle.mood.refuseRecipient : 0;
      done(code ? answer(code) : null);
    },
    async onData(stream, { envelope, remotePort }, done) {
      const raw = (await buffer(stream)).toString('utf8');
      if (typeof handle.mood === 'object' && 'refuseContent' in handle.mood)
        return done(answer(handle.mood.refuseContent));
      const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
      received.push({ from, recipients: envelope.rcptTo.map(({ address }) => address), raw });
      if (handle.mood === 'cut_after_dot') return cut(remotePort);
      done();
    },
    ...options,
  });
  smtp.on('error', () => {});
  smtp.server.on('connection', (socket: Socket) => {
    connections += 1;
    const { remotePort = 0 } = socket;
    sockets.set(remotePort, socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(remotePort));
  });
  await new Promise<void>((resolve, reject) => {
    smtp.server.once('error', reject);
    smtp.listen(port, '127.0.0.1', resolve);
  });
  const address = smtp.server.address() as AddressInfo;
  const handle: TestMailServer = {
    port: address.port,
    url: `smtp://127.0.0.1:${address.port}`,
    received,
    connections: () => connections,
    mood: 'take',
    parse: (index) => PostalMime.parse(received[index]?.raw ?? ''),
    async close() {
      const closed = new Promise<void>((resolve) => smtp.close(() => resolve()));
      for (const socket of sockets.values()) socket.destroy();
      await closed;
    },
  };
  return handle;
}

function answer(code: number): Error {
  return Object.assign(new Error(code < 500 ? 'try again later' : 'no such mailbox'), { responseCode: code });
}

/** A server that takes connections and says nothing; or greets, and then answers with a byte now and then, for ever. */
export async function startTarpit({
  dripMs,
}: {
  dripMs?: number;
} = {}): Promise<{ port: number; close(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    if (dripMs !== undefined) socket.write('220 slow\r\n');
    const drip = dripMs === undefined ? undefined : setInterval(() => socket.write('2'), dripMs);
    socket
      .on('error', () => {})
      .on('close', () => {
        clearInterval(drip);
        sockets.delete(socket);
      })
      .resume();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
