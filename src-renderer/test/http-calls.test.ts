import { expect, test, vi } from 'vitest';
import { createHttpCalls } from '../connection/http-calls.ts';
import { serve } from './serve.ts';

function call(server: string, { tokens = ['good'] }: { tokens?: (string | null)[] } = {}) {
  const renewToken = vi.fn(async () => tokens.length > 1 && tokens.shift() !== undefined);
  const ask = createHttpCalls({ server, accessToken: async () => tokens[0] ?? null, renewToken });
  return { ask, renewToken };
}

test('nobody answers, nobody is signed in: both are no answer, never an exception', async () => {
  const { ask } = call('http://127.0.0.1:9');
  expect(await ask('listChatbots')).toMatchObject({ ok: false, error: { code: 'unanswered' } });
  const asked = vi.fn();
  const signedOut = call(await serve(asked), { tokens: [null] });
  expect(await signedOut.ask('listChatbots')).toMatchObject({ ok: false, error: { code: 'unanswered' } });
  expect(asked).not.toHaveBeenCalled();
});

test('an answer that does not fit the contract is told as a fault, and so is a page instead of an answer', async () => {
  const wrong = await serve((_request, response) => response.end('{"chatbots": [{"id": 1}]}'));
  expect(await call(wrong).ask('listChatbots')).toMatchObject({ ok: false, error: { code: 'internal' } });
  const page = await serve((_request, response) => response.writeHead(502).end('<h1>Bad gateway</h1>'));
  expect(await call(page).ask('listChatbots')).toMatchObject({ ok: false, error: { code: 'internal' } });
});

test('a problem keeps its code, words and field', async () => {
  const problem = { type: 'about:blank', title: 'Invalid', status: 400, detail: 'too long', code: 'invalid' };
  const server = await serve((_request, response) =>
    response.writeHead(400).end(JSON.stringify({ ...problem, field: 'basics.name' })),
  );
  expect(await call(server).ask('createChatbot', { body: { name: 'x' } })).toEqual({
    ok: false,
    error: { code: 'invalid', message: 'too long', field: 'basics.name' },
  });
});

test('a token that is no longer good is renewed once and the question asked again', async () => {
  const seen: (string | undefined)[] = [];
  const server = await serve((request, response) => {
    seen.push(request.headers.authorization);
    if (request.headers.authorization === 'Bearer new') response.end('{"chatbots": []}');
    else {
      const problem = { type: 'about:blank', title: 'No', status: 401, code: 'unauthorized' };
      response.writeHead(401).end(JSON.stringify(problem));
    }
  });
  const { ask, renewToken } = call(server, { tokens: ['old', 'new'] });
  expect(await ask('listChatbots')).toEqual({ ok: true, value: { chatbots: [] } });
  expect(seen).toEqual(['Bearer old', 'Bearer new']);
  expect(renewToken).toHaveBeenCalledTimes(1);
  const stale = call(server, { tokens: ['old'] });
  expect(await stale.ask('listChatbots')).toMatchObject({ error: { code: 'unauthorized' } });
  expect(stale.renewToken).toHaveBeenCalledTimes(1);
});

test('parameters become part of the path and cannot leave it; what is undefined is not asked', async () => {
  const asked: string[] = [];
  const server = await serve((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers.cookie ?? 'without cookie'}`);
    response.end('{"entries": [], "total": 0, "nextCursor": null}');
  });
  await call(server).ask('listKnowledge', {
    params: { id: '../auth?x' },
    query: { search: 'a&b', cursor: undefined },
  });
  expect(asked).toEqual(['GET /api/v1/chatbots/..%2Fauth%3Fx/knowledge?search=a%26b without cookie']);
});

test('a route without an answer succeeds with nothing', async () => {
  const server = await serve((_request, response) => response.writeHead(204).end());
  expect(await call(server).ask('deleteChatbot', { params: { id: 'x' } })).toEqual({ ok: true, value: null });
});
