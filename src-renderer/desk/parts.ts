import type { CallAgent } from '../connection/agent-calls.ts';
import type { SyncEngine } from '../connection/sync-engine.ts';
import type { DeskStore } from '../state/desk-state.ts';
import type { Toasts } from './toasts.ts';

/** What most parts of a desk work with. */
export interface DeskParts {
  readonly store: DeskStore;
  readonly call: CallAgent;
  readonly engine: SyncEngine;
  readonly toasts: Toasts;
}
