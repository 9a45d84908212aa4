/**
 * The page's half of the bridge, run by Chromium before any script of the page: gives the real built preload the three
 * things it asks Electron for. Only in the main frame, as in Electron.
 *
 * What this cannot show is the isolated world: here the preload shares the page's globals.
 */
export function buildPreloadScript(preloadSource: string, preloadArguments: string[]): string {
  const settings: Settings = { call: CALL_BINDING, deliver: DELIVERY_SYMBOL, preloadArguments };
  return `(${installPreload.toString()})(${JSON.stringify(settings)}, (require, module, exports, process) => {
${preloadSource}
});`;
}

/** Names of the two doors between page and test; both are taken away before the page can see them. */
export const CALL_BINDING = '__standInCall';
export const DELIVERY_SYMBOL = 'handoff-desk.stand-in.deliver';

interface Settings {
  call: string;
  deliver: string;
  preloadArguments: string[];
}
type CallAnswer = { ok: true; value: unknown } | { ok: false; message: string };
type Preload = (
  require: (name: string) => unknown,
  module: { exports: object },
  exports: object,
  process: { platform: string; argv: string[] },
) => void;

/** Runs in the page: it must not use anything from outside itself. */
function installPreload(settings: Settings, preload: Preload): void {
  const page = globalThis as unknown as Record<string | symbol, unknown> & Window;
  const call = page[settings.call] as (channel: string, input: unknown) => Promise<CallAnswer>;
  delete page[settings.call];
  if (page.top !== page.self || page.opener !== null) return;

  const listeners = new Map<string, Set<(event: object, news: unknown) => void>>();
  Object.defineProperty(page, Symbol.for(settings.deliver), {
    value: (channel: string, news: unknown) => {
      for (const listener of [...(listeners.get(channel) ?? [])]) listener({}, news);
    },
  });
  const ipcRenderer = {
    async invoke(channel: string, input: unknown): Promise<unknown> {
      const answer = await call(channel, structuredClone(input));
      if (answer.ok) return answer.value;
      throw new Error(`Error invoking remote method '${channel}': Error: ${answer.message}`);
    },
    on(channel: string, listener: (event: object, news: unknown) => void) {
      if (!listeners.has(channel)) listeners.set(channel, new Set());
      listeners.get(channel)?.add(listener);
    },
    off(channel: string, listener: (event: object, news: unknown) => void) {
      listeners.get(channel)?.delete(listener);
    },
  };
  const freeze = (value: unknown): unknown => {
    if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
    return value;
  };
  const contextBridge = {
    exposeInMainWorld(name: string, api: object) {
      Object.defineProperty(page, name, { value: freeze(api), enumerable: true });
    },
  };
  const module = { exports: {} };
  const require = (name: string): unknown => {
    if (name === 'electron') return { ipcRenderer, contextBridge };
    throw new Error(`a sandboxed preload cannot load "${name}"`);
  };
  preload(require, module, module.exports, { platform: 'linux', argv: settings.preloadArguments });
}
