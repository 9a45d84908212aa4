export interface Gatherer<Item> {
  add(key: string, item: Item): void;
  stop(): void;
}

/**
 * The first item of a key is told at once, and whatever follows within `everyMs` is told together at its end: a single
 * change arrives without delay, and a storm costs so many tellings a second however many changes it has.
 */
export function createGatherer<Item>(everyMs: number, tell: (key: string, items: Item[]) => void): Gatherer<Item> {
  const open = new Map<string, { items: Item[]; timer: NodeJS.Timeout }>();

  function close(key: string): void {
    const items = open.get(key)?.items ?? [];
    open.delete(key);
    if (items.length === 0) return;
    begin(key);
    tell(key, items);
  }

  function begin(key: string): void {
    open.set(key, { items: [], timer: setTimeout(() => close(key), everyMs).unref() });
  }

  return {
    add(key, item) {
      const gathering = open.get(key);
      if (gathering) {
        gathering.items.push(item);
        return;
      }
      begin(key);
      tell(key, [item]);
    },
    stop() {
      for (const { timer } of open.values()) clearTimeout(timer);
      open.clear();
    },
  };
}
