import type { Natives } from '../shared/natives.ts';
import type { PageSettings, Preset } from '../shared/page-side.ts';
import { createListeners, eventNames, type Listener } from './listeners.ts';
import { parseBoot } from './parse-boot.ts';
import { warnOnce } from './warn.ts';
import { createWidget, type Widget } from './widget.ts';

/** What a page calls: `HandoffDesk('verb', …)`. It never throws; what it does not understand it says once. */
export type Command = (verb: unknown, ...args: unknown[]) => void;

function whenBodyExists(run: () => void): void {
  if (document.body) run();
  else document.addEventListener('DOMContentLoaded', run, { once: true });
}

/** What the server put in front of `widget.js?chatbot=…`, by chatbot. */
export type Presets = Readonly<Record<string, Preset>>;

export function createCommands(natives: Natives, scriptOrigin: string | null, presets: Presets): Command {
  const listeners = createListeners();
  let widget: Widget | null = null;

  const boot = (options: unknown) => {
    const config = parseBoot(options, scriptOrigin);
    if (typeof config === 'string') return warnOnce(config);
    whenBodyExists(() => {
      // Booting again is what single-page apps do on every route: the same chatbot simply stays.
      if (widget?.config.chatbotId === config.chatbotId && widget.config.server === config.server) {
        return widget.update(options as PageSettings);
      }
      widget?.shutdown();
      const preset = presets[config.chatbotId] ?? null;
      widget = createWidget({ config, settings: options as PageSettings, preset, natives, listeners });
      listeners.tell('ready', {});
    });
  };
  const withWidget = (use: (booted: Widget) => void) => () =>
    whenBodyExists(() => (widget ? use(widget) : warnOnce("call HandoffDesk('boot', …) first.")));
  const withListener = (use: (event: (typeof eventNames)[number], listener: Listener) => void) => {
    return (name: unknown, listener: unknown) => {
      const event = eventNames.find((known) => known === name);
      if (!event || typeof listener !== 'function') {
        return warnOnce(`on and off take one of ${eventNames.join(', ')} and a function.`);
      }
      use(event, listener as Listener);
    };
  };
  const show = withWidget((booted) => booted.show());
  const update = (settings: PageSettings) => withWidget((booted) => booted.update(settings))();
  const verbs = new Map<unknown, (...args: unknown[]) => void>([
    ['boot', boot],
    ['show', show],
    ['open', show],
    ['update', (settings) => update(Object(settings))],
    ['identify', (identity) => update({ identity })],
    ['setLocale', (locale) => update({ locale })],
    ['hide', withWidget((booted) => booted.hide())],
    [
      'shutdown',
      () => {
        widget?.shutdown();
        widget = null;
      },
    ],
    ['on', withListener(listeners.add)],
    ['off', withListener(listeners.remove)],
  ]);
  return (verb, ...args) => {
    const run = verbs.get(verb);
    if (run) run(...args);
    else warnOnce(`does not know "${String(verb)}". Known: ${[...verbs.keys()].join(', ')}.`);
  };
}
