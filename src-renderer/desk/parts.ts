import type { StoreApi } from 'zustand/vanilla';
import type { CallAgent } from '../connection/agent-calls.ts';
import type { SyncEngine } from '../connection/sync-engine.ts';
import type { DeskState } from '../state/desk-state.ts';
import type { Toasts } from './toasts.ts';

export type DeskStore = StoreApi<DeskState>;

/** What most parts of a desk work with. */
export interface DeskParts {
  readonly store: DeskStore;
  readonly call: CallAgent;
  readonly engine: SyncEngine;
  readonly toasts: Toasts;
}
