import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Question, ToHost } from './wire.ts';

const ROOT = join(import.meta.dirname, '../../..');
const MAIN = join(ROOT, 'out/main/index.js');
const REGISTER = join(import.meta.dirname, 'register.ts');

type Message<Type extends ToHost['type']> = Extract<ToHost, { type: Type }>;
type Listeners = { [Type in Exclude<ToHost['type'], 'answer' | 'failure'>]: (message: Message<Type>) => void };

export interface AppProcess {
  ask(question: Question): Promise<unknown>;
  readonly exited: Promise<number>;
  kill(): void;
}

/** Runs the built main process in a Node of its own, with the stand-in in Electron's place. */
export function startAppProcess(args: string[], env: Record<string, string>, listeners: Listeners): AppProcess {
  const child = fork(MAIN, args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    execArgv: ['--disable-warning=ExperimentalWarning', `--import=${REGISTER}`],
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const open = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let lastId = 0;

  child.on('message', (message: ToHost) => {
    if (message.type === 'answer') open.get(message.id)?.resolve(message.value);
    else if (message.type === 'failure') open.get(message.id)?.reject(new Error(message.message));
    else (listeners[message.type] as (message: ToHost) => void)(message);
  });
  const exited = once(child, 'exit').then(([code]) => {
    // In the next turn: whoever also waits for the exit hears of that first.
    setImmediate(() => {
      for (const { reject } of open.values()) reject(new Error('the app has quit'));
    });
    return typeof code === 'number' ? code : -1;
  });

  return {
    exited,
    kill: () => void child.kill('SIGKILL'),
    ask(question) {
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      if (!child.connected) return Promise.reject(new Error('the app has quit'));
      const id = ++lastId;
      open.set(id, { resolve, reject });
      child.send({ id, question });
      return promise.finally(() => open.delete(id));
    },
  };
}
