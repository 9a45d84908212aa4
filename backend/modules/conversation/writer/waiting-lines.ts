/** Something that waits for its turn in its conversation. Items with the same `key` must not be in one batch. */
export interface Queued {
  conversationId: string;
  key: string;
}

/**
 * What waits to be written, one line per conversation. A conversation is in at most one batch at a time, and whatever
 * waits behind it stays in order; among conversations, who waited first goes first.
 */
export class WaitingLines<Item extends Queued> {
  readonly #free = new Map<string, Item[]>();
  readonly #held = new Map<string, Item[]>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(item: Item): void {
    const { conversationId } = item;
    const lines = this.#held.has(conversationId) ? this.#held : this.#free;
    const line = lines.get(conversationId);
    if (line) line.push(item);
    else lines.set(conversationId, [item]);
    this.#size += 1;
  }

  /** The next batch: whole lines while they fit. Their conversations are held back until `release`. */
  take(most: number): Item[][] {
    const batch: Item[][] = [];
    let room = most;
    for (const [conversationId, line] of this.#free) {
      if (room === 0) break;
      const count = Math.min(room, countDistinct(line));
      const taken = count === line.length ? line : line.slice(0, count);
      this.#free.delete(conversationId);
      this.#held.set(conversationId, line.slice(count));
      batch.push(taken);
      room -= count;
    }
    this.#size -= most - room;
    return batch;
  }

  release(conversationId: string): void {
    const rest = this.#held.get(conversationId);
    this.#held.delete(conversationId);
    if (rest && rest.length > 0) this.#free.set(conversationId, rest);
  }
}

/** How many items from the front have different keys. */
function countDistinct(line: readonly Queued[]): number {
  if (line.length === 1) return 1;
  const keys = new Set<string>();
  for (const { key } of line) {
    if (keys.has(key)) break;
    keys.add(key);
  }
  return keys.size;
}
