/** What the agents have heard, kept so cheaply that a hundred thousand pushes a second can be counted. */
export interface Arrivals {
  /** `agent` is an index; `raw` the push's text, name included. */
  take(agent: number, raw: string): void;
  /** The next change of this conversation is being caused now. */
  expect(conversationId: string): void;
  /** Resolves when every expected change has reached everybody. */
  complete(): Promise<void>;
  readonly last: number[];
  gaps(): number;
  updates(): number;
}

interface Change {
  began: number;
  heardBy: number;
}

/**
 * The first agent to hear of a revision tells which change it was; from the others only the number is read. Whose handoff
 * is whose is kept in `conversationOf` from one measurement to the next.
 */
export function createArrivals(agents: number, conversationOf: Map<string, string>): Arrivals {
  const lastRev = new Array<number>(agents).fill(0);
  const began = new Map<string, number>();
  const changes = new Map<number, Change>();
  const last: number[] = [];
  let expected = 0;
  let gaps = 0;
  let updates = 0;
  let onComplete: (() => void) | null = null;

  function identify(raw: string): Change {
    const handoffId = textAfter(raw, '"handoff":{"id":"') ?? textAfter(raw, '"handoffId":"') ?? '';
    const conversationId = textAfter(raw, '"conversationId":"') ?? conversationOf.get(handoffId) ?? '';
    conversationOf.set(handoffId, conversationId);
    const at = began.get(conversationId);
    if (at === undefined) throw new Error(`a change that nobody caused: ${raw}`);
    return { began: at, heardBy: 0 };
  }

  return {
    take(agent, raw) {
      if (raw.startsWith('["queue:updated"')) updates += 1;
      if (!raw.startsWith('["queue:changed"')) return;
      const rev = Number.parseInt(textAfter(raw, '"rev":') ?? '', 10);
      const before = lastRev[agent] ?? 0;
      if (before > 0 && rev !== before + 1) gaps += 1;
      lastRev[agent] = rev;
      const change = changes.get(rev) ?? identify(raw);
      change.heardBy += 1;
      if (change.heardBy === 1) changes.set(rev, change);
      if (change.heardBy < agents) return;
      last.push(performance.now() - change.began);
      changes.delete(rev);
      if (last.length === expected) onComplete?.();
    },
    expect(conversationId) {
      expected += 1;
      began.set(conversationId, performance.now());
    },
    complete: () =>
      new Promise((resolve) => {
        if (last.length === expected) resolve();
        onComplete = resolve;
      }),
    last,
    gaps: () => gaps,
    updates: () => updates,
  };
}

function textAfter(raw: string, key: string): string | null {
  const at = raw.indexOf(key);
  if (at < 0) return null;
  const start = at + key.length;
  const end = raw.slice(start, start + 64).search(/[",}]/);
  return raw.slice(start, start + end);
}
