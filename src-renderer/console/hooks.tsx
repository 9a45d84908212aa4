import { createContext, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { Desk } from '../desk/create-desk.ts';
import type { DeskState } from '../state/desk-state.ts';
import type { AppState } from './app-state.ts';
import type { Console } from './console.ts';

const ConsoleContext = createContext<Console | null>(null);
const DeskContext = createContext<Desk | null>(null);

export function ConsoleProvider({ value, children }: { value: Console; children: ReactNode }) {
  return <ConsoleContext value={value}>{children}</ConsoleContext>;
}

export function DeskProvider({ value, children }: { value: Desk; children: ReactNode }) {
  return <DeskContext value={value}>{children}</DeskContext>;
}

export function useConsole(): Console {
  const value = useContext(ConsoleContext);
  if (!value) throw new Error('useConsole needs a ConsoleProvider above it');
  return value;
}

/** The signed-in session: what an agent can do. */
export function useDesk(): Desk {
  const value = useContext(DeskContext);
  if (!value) throw new Error('useDesk needs a DeskProvider above it');
  return value;
}

export function useAppState<T>(selector: (state: AppState) => T): T {
  return useStore(useConsole().store, selector);
}

export function useDeskState<T>(selector: (state: DeskState) => T): T {
  return useStore(useDesk().store, selector);
}

/** For answers that are freshly built lists or records: re-renders only when an element changed. */
export function useDeskList<T>(selector: (state: DeskState) => T): T {
  return useStore(useDesk().store, useShallow(selector));
}
