import { captureNatives } from '../shared/natives.ts';
import { type Command, createCommands, type Presets } from './commands.ts';
import { warnOnce } from './warn.ts';

/** The queue stub of the snippet collects calls in `q` until this script is here. */
type QueueStub = { q?: ArrayLike<unknown>[]; loaded?: true };

declare global {
  interface Window {
    HandoffDesk?: Command & QueueStub;
    HandoffDeskPresets?: Presets;
  }
}

function start(): void {
  const stub = window.HandoffDesk;
  const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript : null;
  const address = script && new URL(script.src);
  const chatbot = script?.dataset['chatbot'] ?? address?.searchParams.get('chatbot') ?? undefined;
  if (stub?.loaded) {
    if (chatbot) warnOnce('is already on this page.');
    return;
  }
  const command: Command & QueueStub = createCommands(
    captureNatives(),
    address?.origin ?? null,
    window.HandoffDeskPresets ?? {},
  );
  command.loaded = true;
  window.HandoffDesk = command;
  if (chatbot !== undefined) command('boot', { chatbot });
  for (const call of Array.from(stub?.q ?? [])) {
    const [verb, ...args] = Array.from(call);
    command(verb, ...args);
  }
}

start();
