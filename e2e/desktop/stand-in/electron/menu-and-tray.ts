import type { MenuEntry } from '../wire.ts';
import { createEvent, EventEmitter } from './events.ts';
import { answer } from './host-link.ts';
import type { NativeImage } from './native-image.ts';
import { record } from './state.ts';

interface Template {
  label?: string;
  type?: MenuEntry['type'];
  role?: string;
  checked?: boolean;
  enabled?: boolean;
  click?: () => void;
  submenu?: Template[];
}

const shown: { app: Menu | null; tray: Menu | null } = { app: null, tray: null };

export class Menu {
  readonly #items: readonly Template[];

  private constructor(items: readonly Template[]) {
    this.#items = items;
  }
  static buildFromTemplate(items: readonly Template[]): Menu {
    return new Menu(items);
  }
  static setApplicationMenu(menu: Menu): void {
    shown.app = menu;
    record((state) => {
      state.appMenu = menu.describe();
    });
  }
  describe(): MenuEntry[] {
    return this.#items.map(describeItem);
  }
  click(label: string): void {
    const item = findItem(this.#items, label);
    if (!item) throw new Error(`no menu item "${label}"`);
    if (item.enabled === false) throw new Error(`the menu item "${label}" is disabled`);
    item.click?.();
  }
}

/** A label is looked for in the submenus too. */
function findItem(items: readonly Template[], label: string): Template | undefined {
  for (const item of items) {
    const found = item.label === label ? item : findItem(item.submenu ?? [], label);
    if (found) return found;
  }
  return undefined;
}

function describeItem(item: Template): MenuEntry {
  return {
    label: item.label ?? item.role ?? '',
    type: item.type ?? (item.submenu ? 'submenu' : 'normal'),
    checked: item.checked ?? false,
    enabled: item.enabled ?? true,
    ...(item.role !== undefined && { role: item.role }),
    ...(item.submenu && { submenu: item.submenu.map(describeItem) }),
  };
}

export class Tray extends EventEmitter {
  #icon: NativeImage;
  #tooltip = '';
  #menu: Menu | null = null;

  constructor(icon: NativeImage) {
    super();
    this.#icon = icon;
    answer('click-tray', () => this.emit('click', createEvent({})));
    this.#record();
  }
  setImage(icon: NativeImage): void {
    this.#icon = icon;
    this.#record();
  }
  setToolTip(tooltip: string): void {
    this.#tooltip = tooltip;
    this.#record();
  }
  setContextMenu(menu: Menu): void {
    this.#menu = menu;
    shown.tray = menu;
    this.#record();
  }
  destroy(): void {
    record((state) => {
      state.tray = null;
    });
  }
  #record(): void {
    record((state) => {
      state.tray = { icon: this.#icon.name, tooltip: this.#tooltip, menu: this.#menu?.describe() ?? [] };
    });
  }
}

answer('click-menu', ({ menu, label }) => {
  const target = shown[menu];
  if (!target) throw new Error(`there is no ${menu} menu`);
  target.click(label);
});
