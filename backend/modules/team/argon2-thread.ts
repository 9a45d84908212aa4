import type { Argon2Parameters } from 'node:crypto';
import { Worker } from 'node:worker_threads';

export interface Argon2Question {
  id: number;
  input: Argon2Parameters;
}

export type Argon2Answer = { id: number; hash: Uint8Array } | { id: number; error: string };

interface Asked {
  resolve(hash: Buffer): void;
  reject(error: Error): void;
}

/** One for the process, made for the first hash: what it saves is a core, and there are only so many. */
let thread: ((input: Argon2Parameters) => Promise<Buffer>) | null = null;

/** argon2id on a thread that gives way to chats (`argon2-worker.ts`), one after the other. Rejects parameters nobody can use. */
export function computeArgon2(input: Argon2Parameters): Promise<Buffer> {
  if (thread === null) {
    const started = startThread(() => {
      if (thread === started) thread = null;
    });
    thread = started;
  }
  return thread(input);
}

function startThread(onEnd: () => void): (input: Argon2Parameters) => Promise<Buffer> {
  const worker = new Worker(new URL('./argon2-worker.ts', import.meta.url));
  const asked = new Map<number, Asked>();
  let next = 0;

  worker.on('message', (answer: Argon2Answer) => {
    const question = asked.get(answer.id);
    asked.delete(answer.id);
    // An idle thread keeps no process alive.
    if (asked.size === 0) worker.unref();
    if ('hash' in answer) question?.resolve(Buffer.from(answer.hash));
    else question?.reject(new Error(answer.error));
  });
  // Out of memory, most likely: the next password gets a new thread.
  worker.on('error', (error) => end(error));
  worker.on('exit', () => end(new Error('the thread that computes hashes has ended')));

  function end(error: unknown): void {
    onEnd();
    for (const { reject } of asked.values()) reject(error instanceof Error ? error : new Error(String(error)));
    asked.clear();
  }

  return (input) =>
    new Promise((resolve, reject) => {
      const id = next++;
      asked.set(id, { resolve, reject });
      worker.ref();
      worker.postMessage({ id, input } satisfies Argon2Question);
    });
}
