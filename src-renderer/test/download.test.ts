import { expect, test, vi } from 'vitest';
import { createDownloads } from '../connection/download.ts';
import { serve } from './serve.ts';

function fetchFrom(
  server: string,
  { tokens = ['good'] as (string | null)[], signal = new AbortController().signal } = {},
) {
  const renewToken = vi.fn(async () => tokens.length > 1 && tokens.shift() !== undefined);
  const downloads = createDownloads({ server, accessToken: async () => tokens[0] ?? null, renewToken });
  const progress: number[] = [];
  const fetched = downloads.fetchFile('downloadTranscript', {
    ...{ params: { id: '../x', format: 'md' }, signal },
    onBytes: (bytes) => progress.push(bytes),
  });
  return { fetched, renewToken, progress };
}

test('nobody answers, nobody is signed in, the line breaks in the middle: no answer, never half a file', async () => {
  expect(await fetchFrom('http://127.0.0.1:9').fetched).toMatchObject({ ok: false, error: { code: 'unanswered' } });
  const asked = vi.fn();
  const signedOut = fetchFrom(await serve(asked), { tokens: [null] });
  expect(await signedOut.fetched).toMatchObject({ ok: false, error: { code: 'unanswered' } });
  expect(asked).not.toHaveBeenCalled();
  const broken = await serve((_request, response) => {
    response.writeHead(200);
    response.write('half a f', () => response.destroy());
  });
  expect(await fetchFrom(broken).fetched).toMatchObject({ ok: false, error: { code: 'unanswered' } });
});

test('a refusal keeps its code and words', async () => {
  const problem = { type: 'about:blank', title: 'Missing', status: 404, detail: 'not there', code: 'not_found' };
  const server = await serve((_request, response) => response.writeHead(404).end(JSON.stringify(problem)));
  expect(await fetchFrom(server).fetched).toEqual({ ok: false, error: { code: 'not_found', message: 'not there' } });
});

test('a token that has run out is renewed once, without a cookie and without leaving the path', async () => {
  const seen: string[] = [];
  const server = await serve((request, response) => {
    seen.push(`${request.url} ${request.headers.authorization} ${request.headers.cookie ?? 'without cookie'}`);
    if (request.headers.authorization === 'Bearer new') response.end('the whole file');
    else {
      const problem = { type: 'about:blank', title: 'No', status: 401, code: 'unauthorized' };
      response.writeHead(401).end(JSON.stringify(problem));
    }
  });
  const { fetched, renewToken, progress } = fetchFrom(server, { tokens: ['old', 'new'] });
  const outcome = await fetched;
  expect(outcome.ok && (await outcome.value.text())).toBe('the whole file');
  expect(renewToken).toHaveBeenCalledTimes(1);
  expect(progress.at(-1)).toBe(14);
  const path = '/api/v1/conversations/..%2Fx/transcript/md';
  expect(seen).toEqual([`${path} Bearer old without cookie`, `${path} Bearer new without cookie`]);
});

test('what is given up ends the request on the server too', async () => {
  const control = new AbortController();
  let gone: () => void = () => undefined;
  const closed = new Promise<void>((resolve) => {
    gone = resolve;
  });
  const server = await serve((_request, response) => {
    response.on('close', gone);
    response.writeHead(200);
    response.write('begins', () => control.abort());
  });
  expect(await fetchFrom(server, { signal: control.signal }).fetched).toMatchObject({ ok: false });
  await closed;
});
