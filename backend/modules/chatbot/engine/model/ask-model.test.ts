import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  beginStream,
  callsTool,
  endStream,
  type FakeModelServer,
  type Script,
  says,
  startFakeModelServer,
  writeChunk,
} from '../../../../test-support/fake-model-server.ts';
import { createAskModel } from './ask-model.ts';
import { MODEL_LIMITS, type ModelLimits } from './model-settings.ts';

let server: FakeModelServer;
beforeAll(async () => {
  server = await startFakeModelServer();
});
afterAll(() => server.stop());

const console = { error: vi.spyOn(globalThis.console, 'error'), warn: vi.spyOn(globalThis.console, 'warn') };
beforeEach(() => vi.clearAllMocks());

async function ask(script: Script, limits: Partial<ModelLimits> = {}, signal = new AbortController().signal) {
  server.answer(script);
  const texts: string[] = [];
  const askModel = createAskModel(server.settings, { ...MODEL_LIMITS, ...limits });
  const prompt = { instructions: 'Be kind.', messages: [{ role: 'user' as const, content: 'When?' }] };
  const answer = await askModel(prompt, { signal, onText: (text) => texts.push(text) });
  return { answer, texts };
}

const never: Script = () => {};
const failure = (why: RegExp) => ({ type: 'failure', why: expect.stringMatching(why) });

describe('an answer', () => {
  test('comes in pieces and as a whole', async () => {
    const { answer, texts } = await ask(says('From nine', ' to five', '.'));
    expect(answer).toEqual({ type: 'text', text: 'From nine to five.' });
    expect(texts).toEqual(['From nine', 'From nine to five', 'From nine to five.']);
  });

  test('is asked for with key, model, instructions and the one tool', async () => {
    await ask(says('Hello.'));
    expect(server.requests.at(-1)).toMatchObject({
      path: '/v1/chat/completions',
      authorization: 'Bearer secret-key',
      body: {
        model: 'small',
        stream: true,
        messages: [
          { role: 'system', content: 'Be kind.' },
          { role: 'user', content: 'When?' },
        ],
      },
    });
    expect(server.requests.at(-1)?.body.tools?.map((tool) => tool.function.name)).toEqual(['request_live_agent']);
  });

  test('keeps its thinking to itself', async () => {
    const { answer, texts } = await ask(says('<think>They want ', 'hours.</think>', 'From nine.'));
    expect(answer).toEqual({ type: 'text', text: 'From nine.' });
    expect(texts.join()).not.toContain('hours');
  });

  test('that is cut off by its length says so', async () => {
    const { answer } = await ask((response) => {
      beginStream(response);
      writeChunk(response, { content: 'From nine to' });
      endStream(response, 'length');
    });
    expect(answer).toEqual({ type: 'text', text: 'From nine to …' });
  });
});

describe('a call for a person', () => {
  test.each([
    ['{"why":"visitor_asked"}', 'visitor_asked'],
    ['{"why":"cannot_answer"}', 'cannot_answer'],
    ['{"why":"launch the rockets"}', 'cannot_answer'],
    ['{}', 'cannot_answer'],
    ['{"why": "visitor_', 'cannot_answer'],
  ])('with %s', async (args, why) => {
    const { answer } = await ask(callsTool('request_live_agent', args));
    expect(answer).toEqual({ type: 'person', why });
  });

  test('by another name is no harm: nothing is run, a person is offered', async () => {
    const { answer } = await ask(callsTool('delete_everything', '{"why":"visitor_asked"}'));
    expect(answer).toEqual({ type: 'person', why: 'cannot_answer' });
  });
});

describe('a failure', () => {
  test.each([400, 401, 404, 429, 500, 503])('status %i, without a second try', async (status) => {
    const before = server.requests.length;
    const { answer } = await ask((response) => {
      response.writeHead(status, { 'Content-Type': 'application/json' }).end('{"error":{"message":"no"}}');
    });
    expect(answer).toMatchObject(failure(new RegExp(`status ${status}`)));
    expect(server.requests.length - before).toBe(1);
  });

  const broken: [what: string, script: Script, why: RegExp][] = [
    ['a page of HTML instead of a stream', (response) => void response.end('<h1>Welcome</h1>'), /./],
    ['an empty body', (response) => void response.writeHead(200).end(), /./],
    [
      'a stream without a word',
      (response) => {
        beginStream(response);
        endStream(response);
      },
      /empty/,
    ],
    ['only blanks', says(' ', '\n'), /empty/],
    [
      'a stream without an end',
      (response) => {
        beginStream(response);
        writeChunk(response, { content: 'From nine' });
        response.end();
      },
      /./,
    ],
    [
      'a chunk that is not JSON',
      (response) => {
        beginStream(response);
        writeChunk(response, { content: 'From nine' });
        response.write('data: {"choices": [{"delta": {"content": "to\n\n');
        endStream(response);
      },
      /./,
    ],
    [
      'a chunk of another shape',
      (response) => {
        beginStream(response);
        response.write('data: {"choices": "many"}\n\n');
        endStream(response);
      },
      /./,
    ],
    [
      'an error in the stream',
      (response) => {
        beginStream(response);
        writeChunk(response, { content: 'From nine' });
        response.end('data: {"error":{"message":"out of memory"}}\n\n');
      },
      /./,
    ],
    [
      'a connection that is cut',
      (response) => {
        beginStream(response);
        writeChunk(response, { content: 'From nine' });
        setImmediate(() => response.destroy());
      },
      /./,
    ],
    [
      'a refusal by the server’s filter',
      (response) => {
        beginStream(response);
        writeChunk(response, { content: 'From nine' });
        endStream(response, 'content_filter');
      },
      /content-filter/,
    ],
    ['a model that would not stop', says(...Array.from({ length: 100 }, () => 'again and again '.repeat(5))), /stop/],
  ];
  test.each(broken)('%s', async (_, script, why) => {
    expect((await ask(script)).answer).toMatchObject(failure(why));
  });

  test('a server that is not there', async () => {
    const away = createAskModel({ ...server.settings, baseUrl: 'http://127.0.0.1:1/v1' }, MODEL_LIMITS);
    const prompt = { instructions: '', messages: [{ role: 'user' as const, content: 'When?' }] };
    const answer = await away(prompt, { signal: new AbortController().signal, onText: () => {} });
    expect(answer).toMatchObject(failure(/./));
  });

  test('is told without the visitor’s words, and printed nowhere', async () => {
    const { answer } = await ask((response) => void response.writeHead(500).end('When? indeed'));
    expect(JSON.stringify(answer)).not.toContain('When?');
    expect(console.error).not.toHaveBeenCalled();
    expect(console.warn).not.toHaveBeenCalled();
  });
});

describe('a model that is too slow', () => {
  const patient = { firstTokenMs: 60_000, stallMs: 60_000, totalMs: 60_000 };

  test('to begin at all', async () => {
    expect((await ask(never, { ...patient, firstTokenMs: 40 })).answer).toMatchObject(failure(/no word after 40 ms/));
    await server.released();
  });

  test('to say its first word', async () => {
    const script: Script = (response) => {
      beginStream(response);
      writeChunk(response, { role: 'assistant', content: '' });
    };
    expect((await ask(script, { ...patient, firstTokenMs: 40 })).answer).toMatchObject(failure(/no word after 40 ms/));
    await server.released();
  });

  test('to go on', async () => {
    const script: Script = (response) => {
      beginStream(response);
      writeChunk(response, { content: 'From nine' });
    };
    const { answer, texts } = await ask(script, { ...patient, stallMs: 40 });
    expect(answer).toMatchObject(failure(/silent for 40 ms/));
    expect(texts).toEqual(['From nine']);
    await server.released();
  });

  test('to finish, though it never stands still', async () => {
    const script: Script = async (response) => {
      beginStream(response);
      const dripping = setInterval(() => writeChunk(response, { content: 'a' }), 5);
      response.on('close', () => clearInterval(dripping));
    };
    expect((await ask(script, { ...patient, totalMs: 100 })).answer).toMatchObject(
      failure(/not finished after 100 ms/),
    );
    await server.released();
  });
});

test('a question that nobody waits for any more is called off at the server', async () => {
  const calling = new AbortController();
  const { answer } = await ask(
    (response) => {
      beginStream(response);
      writeChunk(response, { content: 'From nine' });
      setImmediate(() => calling.abort());
    },
    {},
    calling.signal,
  );
  expect(answer).toMatchObject(failure(/./));
  await server.released();
});
