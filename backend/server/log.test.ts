import { mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLogger, openLog } from './log.ts';

const SECRET = 'hunter2-canary';

function write(fields: object): string {
  const lines: string[] = [];
  createLogger('trace', { write: (line) => void lines.push(line) }).info(fields, 'something happened');
  return lines.join('');
}

describe('never lets out', () => {
  const lines: [string, object][] = [
    ['a password', { password: SECRET }],
    ['a token in a request', { request: { body: { refreshToken: SECRET } } }],
    ['headers', { req: { headers: { authorization: SECRET, cookie: SECRET, 'set-cookie': SECRET } } }],
    ['the text of a message', { message: { text: SECRET } }],
    ['the content of a message', { push: { message: { content: { kind: 'text', text: SECRET } } } }],
    ['a list of messages', { messages: [{ text: SECRET }, { content: { text: SECRET } }] }],
    ['a visitor token three levels down', { a: { b: { c: { visitorToken: SECRET } } } }],
    [
      'the row that a database error quotes',
      { err: Object.assign(new Error('violates'), { detail: SECRET, where: SECRET }) },
    ],
    [
      'the same in the cause of an error',
      { err: new Error('outer', { cause: Object.assign(new Error(), { detail: SECRET }) }) },
    ],
    ['the query of a database error', { err: Object.assign(new Error('x'), { query: SECRET, parameters: [SECRET] }) }],
    ['something that was thrown and is no error', { err: SECRET }],
  ];
  it.each(lines)('%s', (_, fields) => {
    const line = write(fields);
    expect(line).toContain('something happened');
    expect(line).not.toContain(SECRET);
  });
});

it('keeps what helps: type, code, constraint and stack of an error, and ordinary fields', () => {
  const error = Object.assign(new Error('duplicate key'), { code: '23505', constraint: 'messages_pkey' });
  const line = JSON.parse(write({ err: error, conversationId: 'c1' }));
  expect(line).toMatchObject({
    conversationId: 'c1',
    err: { type: 'Error', message: 'duplicate key', code: '23505', constraint: 'messages_pkey' },
  });
  expect(line.err.stack).toContain('log.test.ts');
});

describe('the file', () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'handoff-desk-log-'));
    await mkdir(join(dataDir, 'logs'));
  });
  afterEach(() => rm(dataDir, { recursive: true, force: true }));

  async function writeOnce(message: string): Promise<void> {
    const { log, flush } = await openLog({ dataDir, log: { level: 'info', to: 'file' } });
    await new Promise((resolve) => log.flush(resolve));
    log.info(message);
    flush();
  }

  it('is readable by its owner only, and continued by the next start', async () => {
    await writeOnce('first');
    await writeOnce('second');
    const path = join(dataDir, 'logs', 'server.log');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    // A line that is being written at the moment of the flush is the system's to finish.
    await vi.waitFor(async () => expect(await readFile(path, 'utf8')).toMatch(/first.*\n.*second/));
  });

  it('starts anew when it has grown large, and keeps five files at most', async () => {
    for (let start = 0; start < 7; start += 1) {
      await writeFile(join(dataDir, 'logs', 'server.log'), `run ${start}`);
      await truncate(join(dataDir, 'logs', 'server.log'), 11 * 1024 * 1024);
      await writeOnce('again');
    }
    const files = (await readdir(join(dataDir, 'logs'))).sort();
    expect(files).toEqual(['server.1.log', 'server.2.log', 'server.3.log', 'server.4.log', 'server.log']);
    expect(await readFile(join(dataDir, 'logs', 'server.4.log'), 'utf8')).toMatch(/^run 3/);
  });
});
