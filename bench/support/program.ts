import { fork } from 'node:child_process';

/** What a process of a benchmark can be asked for. Inputs and answers are JSON. */
type Answers = Record<string, (input: never) => unknown>;

interface Question {
  id: number;
  name: string;
  input: unknown;
}

type Answer = { id: number; value: unknown } | { id: number; error: string };

/** A process of its own, so that measured, measuring and comparing code do not share a core's time or a heap. */
export interface Program<A extends Answers> {
  ask<Name extends keyof A & string>(name: Name, input: Parameters<A[Name]>[0]): Promise<Awaited<ReturnType<A[Name]>>>;
  /** Lets it clean up, and waits until it has ended. */
  stop(): Promise<void>;
}

/** Starts a file that calls `answerQuestions`. */
export function startProgram<A extends Answers>(file: string, nodeFlags: readonly string[] = []): Program<A> {
  const child = fork(file, { execArgv: [...process.execArgv, ...nodeFlags] });
  const open = new Map<number, { resolve(value: never): void; reject(error: Error): void }>();
  let next = 0;
  let stopping = false;
  const exited = new Promise<void>((resolve) => {
    child.once('exit', (code) => {
      resolve();
      if (stopping) return;
      // The others may be waiting for it: nothing would ever end. They follow, because their parent is gone.
      console.error(`${file} ended early (${code})`);
      process.exit(1);
    });
  });
  child.on('message', (answer: Answer) => {
    const waiting = open.get(answer.id);
    open.delete(answer.id);
    if ('error' in answer) waiting?.reject(new Error(`${file}: ${answer.error}`));
    else waiting?.resolve(answer.value as never);
  });
  return {
    ask(name, input) {
      const id = next++;
      return new Promise((resolve, reject) => {
        open.set(id, { resolve, reject });
        child.send({ id, name, input } satisfies Question);
      });
    },
    async stop() {
      stopping = true;
      if (child.connected) child.disconnect();
      await exited;
    },
  };
}

/** The other end: answers one question after the other's arrival, in any order; `onEnd` runs when nobody asks any more. */
export function answerQuestions(answers: Answers, onEnd: () => unknown = () => {}): void {
  process.on('message', async ({ id, name, input }: Question) => {
    try {
      reply({ id, value: await answers[name]?.(input as never) });
    } catch (error) {
      reply({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  });
  process.once('disconnect', async () => {
    await onEnd();
    process.exit(0);
  });
}

function reply(answer: Answer): void {
  process.send?.(answer);
}
