import { lookup } from 'node:dns/promises';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { fail, type Result, succeed } from '#contract/result.ts';
import { isPublicAddress } from './public-address.ts';

export interface Page {
  /** Where it was found in the end. */
  url: string;
  type: 'html' | 'markdown' | 'text';
  text: string;
}

export interface FetchPageOptions {
  /** All addresses of a name. */
  resolve?: (hostname: string) => Promise<string[]>;
  /** Whether the server may connect to an address. */
  mayConnect?: (address: string) => boolean;
  timeoutMs?: number;
}

const MAX_REDIRECTS = 3;
const MAX_BYTES = 1_000_000;
const TIMEOUT_MS = 5_000;
const TYPES: ReadonlyMap<string, Page['type']> = new Map([
  ['text/html', 'html'],
  ['application/xhtml+xml', 'html'],
  ['text/markdown', 'markdown'],
  ['text/plain', 'text'],
]);

const refuse = (message: string) => fail('invalid', message, { field: 'url' });

/**
 * Fetches a public page. The server stands inside a network that the caller may not see, so every hop's name is looked
 * up once, all its addresses must be public, and the connection goes to the address that was looked at.
 */
export async function fetchPage(address: string, options: FetchPageOptions = {}): Promise<Result<Page>> {
  const signal = AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS);
  try {
    let url = address;
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
      const response = await open(url, signal, options);
      if (!response.ok) return response;
      const next = response.value.headers.location;
      const status = response.value.statusCode ?? 0;
      if (status < 300 || status > 399 || next === undefined) return await read(url, response.value);
      response.value.destroy();
      if (!URL.canParse(next, url)) return refuse('The page leads to an address that makes no sense.');
      url = new URL(next, url).href;
    }
    return refuse(`The page leads on to others more than ${MAX_REDIRECTS} times.`);
  } catch {
    return refuse(signal.aborted ? 'The page did not answer in time.' : 'The page could not be reached.');
  }
}

async function open(address: string, signal: AbortSignal, options: FetchPageOptions): Promise<Result<IncomingMessage>> {
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return refuse('Only http and https pages can be read.');
  if (url.username !== '' || url.password !== '') return refuse('Leave name and password out of the address.');
  const { resolve = resolveAll, mayConnect = isPublicAddress } = options;
  const hostname = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(hostname) ? [hostname] : await raceWith(signal, resolve(hostname));
  const [host] = addresses;
  if (host === undefined || !addresses.every(mayConnect))
    return refuse('Only pages on the public internet can be read.');

  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((done, failed) => {
    const sent = request(
      {
        host,
        port: url.port || undefined,
        path: `${url.pathname}${url.search}`,
        agent: false,
        signal,
        // The certificate must be that of the name, although the connection goes to an address.
        ...(isIP(hostname) ? {} : { servername: hostname }),
        headers: {
          Host: url.host,
          Accept: 'text/html, text/markdown, text/plain;q=0.9',
          'Accept-Encoding': 'identity',
          'User-Agent': 'HandoffDesk',
        },
      },
      (response) => done(succeed(response)),
    );
    sent.once('error', failed);
    sent.end();
  });
}

async function read(url: string, response: IncomingMessage): Promise<Result<Page>> {
  try {
    if (response.statusCode !== 200) return refuse(`The page answered with ${response.statusCode}.`);
    const { type, charset } = readContentType(response.headers['content-type'] ?? '');
    if (type === null || (response.headers['content-encoding'] ?? 'identity') !== 'identity') {
      return refuse('Only pages of text, Markdown or HTML can be read.');
    }
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of response as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > MAX_BYTES) return refuse('The page is larger than 1 MB.');
      chunks.push(chunk);
    }
    const text = decode(Buffer.concat(chunks), charset);
    return text === null ? refuse('The page uses an unknown character set.') : succeed({ url, type, text });
  } finally {
    response.destroy();
  }
}

function readContentType(header: string): { type: Page['type'] | null; charset: string } {
  const [mime = '', ...parameters] = header.toLowerCase().split(';');
  const charset = parameters.map((one) => /^\s*charset\s*=\s*"?([\w.:-]+)"?\s*$/.exec(one)?.[1]).find(Boolean);
  return { type: TYPES.get(mime.trim()) ?? null, charset: charset ?? 'utf-8' };
}

function decode(bytes: Uint8Array, charset: string): string | null {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return null;
  }
}

async function resolveAll(hostname: string): Promise<string[]> {
  return (await lookup(hostname, { all: true })).map(({ address }) => address);
}

/** A lookup cannot be called off, only no longer waited for. */
function raceWith<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((done, failed) => {
    const stop = (): void => failed(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    work.then(done, failed).finally(() => signal.removeEventListener('abort', stop));
  });
}
