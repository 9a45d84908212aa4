/**
 * Runs work per line one after the other, and of what asks while it runs only one more: whoever reads and tells then
 * never tells an older state after a newer one, and a hundred changes at once cost two reads.
 */
export function createNewestOnly(): (line: string, work: () => Promise<void>) => Promise<void> {
  const lines = new Map<string, { again: boolean; done: Promise<void> }>();

  return (name, work) => {
    const running = lines.get(name);
    if (running) {
      running.again = true;
      return running.done;
    }
    const line = { again: false, done: Promise.resolve() };
    lines.set(name, line);
    line.done = (async () => {
      try {
        do {
          line.again = false;
          await work();
        } while (line.again);
      } finally {
        lines.delete(name);
      }
    })();
    return line.done;
  };
}
