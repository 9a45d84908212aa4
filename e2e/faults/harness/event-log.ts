import { closeSync, openSync, writeSync } from 'node:fs';

/**
 * What happened, as the people at both ends saw it. Messages are told apart by their text, which every scenario makes
 * unique: a client that gave a message a second client id would otherwise go unnoticed.
 */
export type Fact =
  /** Somebody pressed Send. */
  | { kind: 'sent'; who: string; text: string }
  /** Their client will not send it again: it takes the message for stored. */
  | { kind: 'acked'; who: string; text: string }
  /** Their client was told that the server will never take it. */
  | { kind: 'refused'; who: string; text: string; code: string }
  /** It appeared in the thread on that screen. */
  | { kind: 'shown'; screen: string; conversationId: string; id: string; seq: number; text: string }
  /** That screen started the thread anew: too far behind, it shows the newest page. */
  | { kind: 'reset'; screen: string; conversationId: string }
  /** That screen is gone on purpose and need not show what comes. */
  | { kind: 'left'; screen: string }
  /** What the scenario did to the world. */
  | { kind: 'fault'; what: string };

/** `at`: milliseconds since 1970. */
export type LogEntry = Fact & { at: number };

export interface EventLog {
  readonly entries: readonly LogEntry[];
  write(fact: Fact): void;
  /** Calls with every further entry, until the returned function is called. */
  listen(listener: (entry: LogEntry) => void): () => void;
  close(): void;
}

/** JSON lines in a file, written at once, so that a run that is killed leaves its log. */
export function openEventLog(path: string): EventLog {
  const file = openSync(path, 'a');
  const entries: LogEntry[] = [];
  const listeners = new Set<(entry: LogEntry) => void>();
  let closed = false;
  return {
    entries,
    write(fact) {
      if (closed) return;
      const entry: LogEntry = { at: Date.now(), ...fact };
      entries.push(entry);
      writeSync(file, `${JSON.stringify(entry)}\n`);
      for (const listener of listeners) listener(entry);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      closed = true;
      closeSync(file);
    },
  };
}
