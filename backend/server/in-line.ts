/** Runs work one after the other per line; lines do not wait for each other. A failed run does not hold up the next. */
export function createLines(): <T>(line: string, work: () => Promise<T>) => Promise<T> {
  const tails = new Map<string, Promise<unknown>>();

  return (line, work) => {
    const before = tails.get(line) ?? Promise.resolve();
    const run = before.then(work, work);
    const tail = run.catch(() => {});
    tails.set(line, tail);
    void tail.then(() => {
      if (tails.get(line) === tail) tails.delete(line);
    });
    return run;
  };
}
