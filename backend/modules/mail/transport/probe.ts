import { lookup } from 'node:dns/promises';
import { connect, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { TestMailResponse } from '#contract/mail.ts';
import type { MailServer, Sender } from '../mail-server.ts';
import type { MailTiming } from '../timing.ts';
import { composeMessage, type OutgoingMail } from './compose-message.ts';
import { explainFailure } from './explain-failure.ts';
import { smtpOptions, type TrustOptions } from './smtp-options.ts';

type Step = TestMailResponse['steps'][number];
type StepName = Step['step'];

/** Walks the way of one mail step by step; always answers with all five. */
export type Probe = (server: MailServer, sender: Sender, mail: OutgoingMail) => Promise<Step[]>;

const ORDER: StepName[] = ['dns', 'connect', 'tls', 'auth', 'accepted'];

/** A step that went well says what was found; one that had nothing to do says why. */
type Found = { detail: string; state?: 'skipped' };

export function createProbe({
  publicUrl,
  timing,
  trust,
}: {
  publicUrl: string;
  timing: MailTiming;
  trust: TrustOptions;
}): Probe {
  const ourHost = new URL(publicUrl).hostname;

  return async (server, sender, mail) => {
    const steps: Step[] = [];
    const trip = createTrip(server, timing, ourHost, trust);
    const work: Record<StepName, () => Promise<Found>> = {
      dns: trip.findAddress,
      connect: trip.connect,
      tls: trip.secure,
      auth: trip.signIn,
      accepted: () => trip.handOver(sender, mail),
    };
    let hasFailed = false;
    for (const step of ORDER) {
      if (hasFailed) {
        steps.push({ step, state: 'skipped', detail: 'Not tried.', ms: 0 });
        continue;
      }
      const began = performance.now();
      const outcome = await within(timing.attempt, work[step]()).catch((error: unknown) => {
        hasFailed = true;
        return { state: 'failed' as const, detail: explainFailure(error, server).detail };
      });
      const ms = Math.round(performance.now() - began);
      steps.push({ step, state: outcome.state ?? 'ok', detail: outcome.detail, ms });
    }
    trip.end();
    return steps;
  };
}

function createTrip(server: MailServer, timing: MailTiming, ourHost: string, trust: TrustOptions) {
  const { host, port, security, user, password } = server;
  let address = host;
  let socket: Socket | null = null;
  let smtp: SMTPConnection | null = null;

  async function greet(): Promise<void> {
    const options = smtpOptions(server, timing, ourHost, trust);
    const opened = new SMTPConnection({ ...options, ...(socket && { connection: socket }) });
    smtp = opened;
    await settle((done) => {
      opened.once('error', done);
      opened.connect(done);
    });
  }

  return {
    async findAddress(): Promise<Found> {
      const found = await lookup(host.replace(/^\[|\]$/g, ''));
      address = found.address;
      return { detail: address === host ? 'An address, no name to look up.' : `${host} is ${address}.` };
    },

    /** A server that says nothing has not been reached; with TLS from the start, its first word comes after the handshake. */
    async connect(): Promise<Found> {
      socket = await openSocket(address, port, timing.connect);
      if (security === 'starttls') await firstWord(socket, timing.greeting);
      if (security === 'none') await greet();
      return { detail: `${address}:${port} took the connection.` };
    },

    async secure(): Promise<Found> {
      if (security !== 'none') await greet();
      if (security === 'none') return { state: 'skipped', detail: 'Not encrypted, as chosen.' };
      return { detail: security === 'tls' ? 'Encrypted from the start.' : 'Encrypted by STARTTLS.' };
    },

    async signIn(): Promise<Found> {
      if (user === null) return { state: 'skipped', detail: 'Without a user, as chosen.' };
      await settle((done) => smtp?.login({ user, pass: password ?? '' }, done));
      return { detail: `Signed in as ${user}.` };
    },

    async handOver(sender: Sender, mail: OutgoingMail): Promise<Found> {
      const message = composeMessage(mail, sender, ourHost);
      if (message === null) throw new Error('The address is not one plain e-mail address.');
      const content = await new MailComposer(message).compile().build();
      const envelope = { from: sender.address, to: [mail.to] };
      const response = await new Promise<string>((resolve, reject) => {
        smtp?.once('error', reject);
        smtp?.send(envelope, content, (error, info) => (error ? reject(error) : resolve(info.response)));
      });
      return { detail: `The mail server took it for ${mail.to}: ${response}`.slice(0, 400) };
    },

    end(): void {
      smtp?.on('error', () => {});
      smtp?.quit();
      smtp?.close();
      socket?.destroy();
    },
  };
}

function openSocket(host: string, port: number, withinMs: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port });
    const timer = setTimeout(() => {
      socket.destroy(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT', timeoutType: 'CONNECT_TIMEOUT' }));
    }, withinMs);
    socket.once('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    socket.once('connect', () => {
      clearTimeout(timer);
      socket.removeAllListeners('error');
      resolve(socket);
    });
  });
}

/** Waits until something has come, and leaves it to be read. */
function firstWord(socket: Socket, withinMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(Object.assign(new Error('silence'), { code: 'ETIMEDOUT', timeoutType: 'GREETING_TIMEOUT' }));
    }, withinMs);
    const end = (error?: Error) => {
      clearTimeout(timer);
      socket.off('error', end).off('close', onClose).off('readable', onReadable);
      if (error) reject(error);
      else resolve();
    };
    const onClose = () => end(Object.assign(new Error('closed'), { code: 'ECONNECTION' }));
    const onReadable = () => end();
    socket.once('error', end).once('close', onClose).once('readable', onReadable);
  });
}

function settle(run: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => run((error) => (error ? reject(error) : resolve())));
}

/** A server that drips a byte now and then must not hold up the person who waits for the answer. */
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(Object.assign(new Error('too long'), { code: 'ETIMEDOUT' })), ms);
  return Promise.race([work, promise]).finally(() => clearTimeout(timer));
}
