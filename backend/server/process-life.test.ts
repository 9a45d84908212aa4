import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';

const here = (file: string): string => JSON.stringify(join(import.meta.dirname, file));

/** A process whose server is a pretence: what is under test is the life around it. */
function run(start: string, environment: Record<string, string> = {}): ChildProcess & { output: Promise<string> } {
  const script = `
    import { readConfigOrExit, runServerProcess } from ${here('process-life.ts')};
    import { StartupProblem } from ${here('startup-problem.ts')};
    const server = { log: { fatal() {} }, async stop() { console.log('stopped in order'); } };
    readConfigOrExit();
    setInterval(() => {}, 1000);
    await runServerProcess(async () => { ${start} });
    console.log('up');`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = Promise.all([text(child.stdout), text(child.stderr)]).then(([out, err]) => out + err);
  return Object.assign(child, { output });
}

async function ended(child: ChildProcess & { output: Promise<string> }): Promise<{ code: unknown; output: string }> {
  const [code] = child.exitCode === null ? await once(child, 'exit') : [child.exitCode];
  return { code, output: await child.output };
}

it('tells every problem of the configuration, each in a line', async () => {
  const { code, output } = await ended(run('return server;', { PORT: 'x', PUBLIC_URL: 'y' }));
  expect(code).toBe(1);
  expect(output.trim().split('\n')).toEqual([
    expect.stringMatching(/^Cannot start: PORT must be/),
    expect.stringMatching(/^Cannot start: PUBLIC_URL must be/),
  ]);
});

it('tells an expected problem and its remedy in one line', async () => {
  const { code, output } = await ended(run("throw new StartupProblem('It is full.', 'Empty it.');"));
  expect({ code, output }).toEqual({ code: 1, output: 'Cannot start: It is full. Empty it.\n' });
});

it('shows where a fault of ours comes from', async () => {
  const { code, output } = await ended(run("throw new TypeError('a fault');"));
  expect(code).toBe(1);
  expect(output).toMatch(/Cannot start: TypeError: a fault\n\s+at /);
});

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('stops in order on %s', async (signal) => {
  const child = run('return server;');
  if (child.stdout) await once(child.stdout, 'data');
  child.kill(signal);
  expect(await ended(child)).toEqual({ code: 0, output: 'up\nstopped in order\n' });
});

it('takes one Ctrl-C that arrives twice for one', async () => {
  const child = run('return server;');
  if (child.stdout) await once(child.stdout, 'data');
  child.kill('SIGINT');
  child.kill('SIGTERM');
  expect(await ended(child)).toEqual({ code: 0, output: 'up\nstopped in order\n' });
});

it('a Ctrl-C during the start waits for the server, and then stops it in order', async () => {
  const child = run(
    "console.log('starting'); await new Promise((done) => process.once('SIGINT', done)); return server;",
  );
  if (child.stdout) await once(child.stdout, 'data');
  child.kill('SIGINT');
  const { code, output } = await ended(child);
  expect(code).toBe(0);
  expect(output).toContain('stopped in order');
});
