import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ModelRequest {
  path: string;
  authorization: string | undefined;
  body: {
    model: string;
    stream: boolean;
    messages: { role: string; content: string }[];
    tools?: { function: { name: string } }[];
  };
}

/** Answers one request: writes to the open stream, or ends the response its own way. */
export type Script = (response: ServerResponse, request: ModelRequest) => void | Promise<void>;

/** A server that speaks the OpenAI-compatible protocol, and whatever else a test wants of it. */
export async function startFakeModelServer() {
  const requests: ModelRequest[] = [];
  let script: Script = says('Hello.');
  const gone: Promise<void>[] = [];

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const asked: ModelRequest = {
      path: request.url ?? '',
      authorization: request.headers.authorization,
      body: JSON.parse(Buffer.concat(chunks).toString()) as ModelRequest['body'],
    };
    requests.push(asked);
    gone.push(once(response, 'close').then(() => {}));
    await script(response, asked);
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    settings: {
      baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
      apiKey: 'secret-key',
      model: 'small',
    },
    requests,
    answer(next: Script): void {
      script = next;
    },
    /** Resolves when the client has let go of the newest request. */
    released: () => gone.at(-1),
    async stop(): Promise<void> {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export type FakeModelServer = Awaited<ReturnType<typeof startFakeModelServer>>;

export function beginStream(response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
}

export function writeChunk(response: ServerResponse, delta: object, finishReason: string | null = null): void {
  const choices = [{ index: 0, delta, finish_reason: finishReason }];
  response.write(
    `data: ${JSON.stringify({ id: 'answer', object: 'chat.completion.chunk', created: 1, model: 'small', choices })}\n\n`,
  );
}

export function endStream(response: ServerResponse, finishReason = 'stop'): void {
  writeChunk(response, {}, finishReason);
  response.end('data: [DONE]\n\n');
}

/** The pieces, each as a chunk of its own, and a proper end. */
export function says(...pieces: string[]): Script {
  return (response) => {
    beginStream(response);
    writeChunk(response, { role: 'assistant', content: '' });
    for (const content of pieces) writeChunk(response, { content });
    endStream(response);
  };
}

/** A call of a tool, its arguments in two pieces as servers send them. */
export function callsTool(name: string, args: string): Script {
  return (response) => {
    beginStream(response);
    const half = Math.ceil(args.length / 2);
    writeChunk(response, {
      tool_calls: [{ index: 0, id: 'call-1', type: 'function', function: { name, arguments: args.slice(0, half) } }],
    });
    writeChunk(response, { tool_calls: [{ index: 0, function: { arguments: args.slice(half) } }] });
    endStream(response, 'tool_calls');
  };
}
