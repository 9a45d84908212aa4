import type { Natives } from '../shared/natives.ts';
import type { PageSettings, Preset, StartApp, WidgetApp, WidgetConfig } from '../shared/page-side.ts';
import { openLocalStorage, openSessionStorage } from '../shared/storage.ts';
import { isInProgress, openKey, recordKey } from '../shared/visit-record.ts';
import { addStyles, createHostElement } from './host-element.ts';
import launcherCss from './launcher.css?inline';
import { createLauncher } from './launcher.ts';
import type { Listeners } from './listeners.ts';
import { warnOnce } from './warn.ts';

/** One widget on the page. It owns whether the panel is shown. */
export interface Widget {
  readonly config: WidgetConfig;
  show(): void;
  hide(): void;
  update(settings: PageSettings): void;
  shutdown(): void;
}

let failedLoads = 0;

async function loadApp(server: string): Promise<StartApp> {
  // A browser may remember that a module failed to load; another address makes it ask again.
  const retry = failedLoads > 0 ? `?retry=${failedLoads}` : '';
  const module: { startApp: StartApp } = await import(/* @vite-ignore */ `${server}/widget/${__APP_FILE__}${retry}`);
  return module.startApp;
}

interface WidgetOptions {
  config: WidgetConfig;
  settings: PageSettings;
  preset: Preset | null;
  natives: Natives;
  listeners: Listeners;
}

export function createWidget({ config, settings, preset, natives, listeners }: WidgetOptions): Widget {
  const session = openSessionStorage();
  const local = openLocalStorage();
  const opened = openKey(config.chatbotId);
  const visited = recordKey(config.chatbotId);
  const host = createHostElement(natives);
  addStyles(host.root, launcherCss);

  let app: WidgetApp | null = null;
  let loading: Promise<StartApp> | null = null;
  let starting = false;
  let shown = false;
  let gone = false;

  const fetchApp = () => {
    loading ??= loadApp(config.server);
    return loading;
  };
  /** Loads ahead when the visitor's hand is on the way; a failure here is told only when the panel is wanted. */
  const prefetch = () => {
    fetchApp().catch(() => {
      loading = null;
    });
  };
  const startApp = async () => {
    if (app || starting) return;
    starting = true;
    launcher.setBusy(shown);
    launcher.setNotice(null);
    try {
      const start = await fetchApp();
      if (gone) return;
      app = start({
        config,
        root: host.root,
        natives,
        settings,
        preset,
        warn: warnOnce,
        paint: launcher.setLook,
        name: launcher.setNames,
        follow: (open) => (open ? widget.show() : widget.hide()),
        tell: listeners.tell,
        setUnread: launcher.setUnread,
        dismiss: () => {
          widget.hide();
          launcher.focus();
        },
      });
      if (shown) app.show();
    } catch (error) {
      warnOnce(`could not load the chat: ${error}`);
      failedLoads += 1;
      loading = null;
      if (shown) {
        widget.hide();
        launcher.setNotice('The chat could not be loaded. Please try again, or reload the page.');
      }
    } finally {
      starting = false;
      launcher.setBusy(false);
    }
  };

  const widget: Widget = {
    config,
    show() {
      if (shown || gone) return;
      shown = true;
      session.set(opened, '1');
      // Says to the next page that a look into the other storage is worth it.
      local.get(visited) ?? local.set(visited, '{}');
      launcher.setOpen(true);
      listeners.tell('open', {});
      if (app) app.show();
      else void startApp();
    },
    hide() {
      if (!shown) return;
      shown = false;
      session.remove(opened);
      launcher.setOpen(false);
      listeners.tell('close', {});
      app?.hide();
    },
    update(more) {
      settings = { ...settings, ...more };
      app?.update(more);
    },
    shutdown() {
      gone = true;
      app?.shutdown();
      host.remove();
      session.remove(opened);
    },
  };
  const launcher = createLauncher(() => (shown ? widget.hide() : widget.show()), prefetch);
  if (preset) {
    launcher.setLook(preset.look);
    launcher.setNames(preset.names);
  }
  host.root.append(launcher.element);

  // A page's first look into either storage costs it milliseconds, and most visitors have never opened the chat.
  const record = local.get(visited);
  if (record !== null) {
    if (session.get(opened)) widget.show();
    else if (isInProgress(record)) void startApp();
  }
  return widget;
}
