/** How long a revision waits for the one before it. Its client would otherwise notice the gap and ask. */
const PATIENCE_MS = 250;

/**
 * Lets things through in the order of their revision. Transitions commit in that order, but their answers can reach us
 * in another; without this every such swap would look like a gap to a thousand consoles at once.
 */
export function createInOrder(): (line: string, rev: number, release: () => void) => void {
  const lines = new Map<string, { last: number; held: Map<number, () => void>; timer: NodeJS.Timeout | null }>();

  return (lineName, rev, release) => {
    const line = lines.get(lineName);
    if (!line) {
      lines.set(lineName, { last: rev, held: new Map(), timer: null });
      release();
      return;
    }
    if (rev <= line.last) {
      release();
      return;
    }
    line.held.set(rev, release);
    releaseNext();

    function releaseNext(): void {
      if (!line) return;
      for (let next = line.held.get(line.last + 1); next; next = line.held.get(line.last + 1)) {
        line.last += 1;
        line.held.delete(line.last);
        next();
      }
      if (line.timer) clearTimeout(line.timer);
      line.timer = line.held.size > 0 ? setTimeout(giveUp, PATIENCE_MS).unref() : null;
    }

    function giveUp(): void {
      if (!line) return;
      // Whatever is missing was another process's to tell, or is lost: go on from the oldest we have.
      line.last = Math.min(...line.held.keys()) - 1;
      releaseNext();
    }
  };
}
