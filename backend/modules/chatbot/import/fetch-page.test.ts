import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { type FetchPageOptions, fetchPage } from './fetch-page.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A site of the public internet: one address of this computer stands for it, all others are private as usual. */
async function openSite(listener: RequestListener) {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const looked: string[] = [];
  const options: FetchPageOptions = {
    mayConnect: (address) => address === '127.0.0.1',
    resolve: async (hostname) => {
      looked.push(hostname);
      return hostname === 'inside.example'
        ? ['127.0.0.2']
        : hostname === 'both.example'
          ? ['127.0.0.1', '10.0.0.1']
          : ['127.0.0.1'];
    },
  };
  return { port, looked, options, url: `http://shop.example:${port}/faq` };
}

const serve =
  (body: string, type = 'text/html; charset=utf-8', status = 200): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': type }).end(body);
  };

const problemOf = async (result: ReturnType<typeof fetchPage>): Promise<string> => {
  const outcome = await result;
  return outcome.ok ? `read ${outcome.value.text}` : outcome.error.message;
};

const INSIDE = 'Only pages on the public internet can be read.';
test.each([
  ['http://127.0.0.1/', INSIDE],
  ['http://localhost/', INSIDE],
  ['http://2130706433/', INSIDE],
  ['http://0x7f.1/', INSIDE],
  ['http://017700000001/', INSIDE],
  ['http://[::1]/', INSIDE],
  ['http://[::ffff:127.0.0.1]/', INSIDE],
  ['http://[fe80::1]/', INSIDE],
  ['http://169.254.169.254/latest/meta-data/', INSIDE],
  ['http://100.64.0.1/', INSIDE],
  ['http://0.0.0.0/', INSIDE],
  ['http://192.168.0.1/', INSIDE],
  ['file:///etc/passwd', 'Only http and https pages can be read.'],
  ['ftp://shop.example/', 'Only http and https pages can be read.'],
  ['gopher://shop.example/', 'Only http and https pages can be read.'],
  ['data:text/html,x', 'Only http and https pages can be read.'],
  ['http://user:secret@8.8.8.8/', 'Leave name and password out of the address.'],
  ['no address', 'The page could not be reached.'],
])('%s is refused', async (url, message) => {
  expect(await problemOf(fetchPage(url))).toBe(message);
});

test('a name with one private address among its addresses is refused', async () => {
  const { options, port } = await openSite(serve('x'));
  expect(await problemOf(fetchPage(`http://inside.example:${port}/`, options))).toBe(INSIDE);
  expect(await problemOf(fetchPage(`http://both.example:${port}/`, options))).toBe(INSIDE);
});

test('the connection goes to the address that was looked at, under the name that was asked for', async () => {
  let host: string | undefined;
  const { options, looked, url, port } = await openSite((request, response) => {
    host = request.headers.host;
    serve('<p>Hi</p>')(request, response);
  });
  const page = await fetchPage(url, options);
  expect(page).toEqual({ ok: true, value: { url, type: 'html', text: '<p>Hi</p>' } });
  // Looked up once: a name that answers differently the second time gains nothing.
  expect(looked).toEqual(['shop.example']);
  expect(host).toBe(`shop.example:${port}`);
});

test.each([
  ['a private address', 'http://127.0.0.2:9/', INSIDE],
  ['a name of the inside', 'http://inside.example/', INSIDE],
  ['the metadata service', 'http://169.254.169.254/', INSIDE],
  ['another scheme', 'file:///etc/passwd', 'Only http and https pages can be read.'],
  ['nonsense', 'http://[', 'The page leads to an address that makes no sense.'],
])('a page that leads to %s is refused', async (_name, location, message) => {
  const { options, url } = await openSite((_request, response) => {
    response.writeHead(302, { location }).end();
  });
  expect(await problemOf(fetchPage(url, options))).toBe(message);
});

test('three redirects are followed, four are not', async () => {
  const { options, url, looked } = await openSite((request, response) => {
    const left = Number(new URL(request.url ?? '', 'http://x').searchParams.get('left'));
    if (left === 0) serve('there', 'text/plain')(request, response);
    else response.writeHead(301, { location: `?left=${left - 1}` }).end();
  });
  expect(await problemOf(fetchPage(`${url}?left=3`, options))).toBe('read there');
  expect(looked).toHaveLength(4);
  expect(await problemOf(fetchPage(`${url}?left=4`, options))).toBe('The page leads on to others more than 3 times.');
});

test.each([
  ['text/plain', 'text'],
  ['text/markdown;charset=UTF-8', 'markdown'],
  ['TEXT/HTML', 'html'],
])('%s is read as %s', async (type, expected) => {
  const { options, url } = await openSite(serve('x', type));
  expect(await fetchPage(url, options)).toMatchObject({ ok: true, value: { type: expected } });
});

test('another character set is decoded', async () => {
  const { options, url } = await openSite((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/plain; charset="ISO-8859-1"' }).end(Buffer.from([0xfc]));
  });
  expect(await problemOf(fetchPage(url, options))).toBe('read ü');
});

const NO_TEXT = 'Only pages of text, Markdown or HTML can be read.';
test.each([
  ['a picture', serve('x', 'image/png'), NO_TEXT],
  ['no type', serve('x', ''), NO_TEXT],
  ['an unknown character set', serve('x', 'text/html; charset=klingon'), 'The page uses an unknown character set.'],
  ['a missing page', serve('x', 'text/html', 404), 'The page answered with 404.'],
  ['a redirect to nowhere', serve('x', 'text/html', 302), 'The page answered with 302.'],
  ['too much', serve('x'.repeat(1_000_001)), 'The page is larger than 1 MB.'],
  [
    'something compressed',
    ((_request, response) =>
      response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' }).end('x')) as RequestListener,
    NO_TEXT,
  ],
  ['a line that breaks', ((request) => request.socket.destroy()) as RequestListener, 'The page could not be reached.'],
] as [string, RequestListener, string][])('%s is refused', async (_name, listener, message) => {
  const { options, url } = await openSite(listener);
  expect(await problemOf(fetchPage(url, options))).toBe(message);
});

test.each<[string, RequestListener]>([
  ['never answers', () => {}],
  [
    'stops in the middle',
    (_request, response) => void response.writeHead(200, { 'content-type': 'text/html' }).write('x'),
  ],
])('a page that %s is given up', async (_name, listener) => {
  const { options, url } = await openSite(listener);
  expect(await problemOf(fetchPage(url, { ...options, timeoutMs: 200 }))).toBe('The page did not answer in time.');
});

test('a name that is never found is given up', async () => {
  const resolve = () => new Promise<string[]>(() => {});
  expect(await problemOf(fetchPage('http://slow.example/', { resolve, timeoutMs: 100 }))).toBe(
    'The page did not answer in time.',
  );
});
