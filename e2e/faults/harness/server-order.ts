import type { Grant } from '#contract/members.ts';

/** What the scenario orders; the server process gets it as its argument. */
export interface ServerOrder {
  dataDir: string;
  port: number;
  /** Null: the embedded PostgreSQL in `dataDir`. */
  databaseUrl: string | null;
  /** So many signed-in agents and one chatbot are made before it listens; 0 on every later start. */
  agents: number;
}

/** Who is there to play: the only thing a scenario does not do through the front door. */
export interface Cast {
  chatbotId: string;
  /** Signed in as the desktop console is. */
  grants: Grant[];
}

export type ServerQuestion =
  /** What durability the connections of the server's own pool have, one line for each different answer. */
  | { ask: 'durability' }
  /** Bytes that are held, after a collection. */
  | { ask: 'memory' }
  /** Sets the server's clock so many milliseconds ahead of the computer's. */
  | { ask: 'clock'; aheadMs: number };

export interface ServerAnswers {
  durability: string[];
  memory: { heldBytes: number; rssBytes: number };
  clock: null;
}

export type FromServer = { ready: { cast: Cast | null } } | { answer: unknown; id: number };
