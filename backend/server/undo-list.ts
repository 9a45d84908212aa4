export interface UndoList {
  /** Remembers how to take something back; `withinMs` is how long that may take before the next is tried. */
  add(what: string, withinMs: number, undo: () => void | Promise<void>): void;
  /** Takes everything back, the latest first, once. A step that fails or takes too long does not hold up the others. */
  run(): Promise<void>;
}

/** What has been started, so that a stop, or a start that fails half-way, takes it down in the opposite order. */
export function createUndoList(onTrouble: (what: string, error: unknown) => void): UndoList {
  const steps: { what: string; withinMs: number; undo: () => void | Promise<void> }[] = [];
  let running: Promise<void> | null = null;

  async function runAll(): Promise<void> {
    for (const { what, withinMs, undo } of steps.reverse()) {
      try {
        await within(withinMs, (async () => undo())());
      } catch (error) {
        onTrouble(what, error);
      }
    }
  }
  return {
    add(what, withinMs, undo) {
      steps.push({ what, withinMs, undo });
    },
    run() {
      running ??= runAll();
      return running;
    },
  };
}

function within(ms: number, work: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`did not finish within ${ms} ms`)), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
