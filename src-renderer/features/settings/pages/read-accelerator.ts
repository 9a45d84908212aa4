/** As much of a keyboard event as is needed. */
export interface PressedKey {
  readonly code: string;
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
}

export type ReadKey =
  /** Only Ctrl, Alt, Shift so far. */
  | { readonly status: 'incomplete' }
  | { readonly status: 'refused'; readonly reason: string }
  | { readonly status: 'read'; readonly accelerator: string };

const NAMED: Readonly<Record<string, string>> = {
  Space: 'Space',
  Enter: 'Return',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Insert: 'Insert',
  Delete: 'Delete',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
};

/** The key as Electron writes it, such as `Control+Shift+A`. By its place on the keyboard, so that Alt does not change it. */
export function readAccelerator(event: PressedKey): ReadKey {
  if (['Control', 'Alt', 'Shift', 'Meta', 'AltGraph'].includes(event.key)) return { status: 'incomplete' };
  const key = nameKey(event.code);
  if (key === null)
    return { status: 'refused', reason: 'That key cannot be used. Take a letter, a digit or F1 to F12.' };
  const isFunctionKey = /^F\d+$/.test(key);
  // Alone or with Shift it would be gone for typing, in every program.
  if (!isFunctionKey && !event.ctrlKey && !event.metaKey && !event.altKey) {
    return { status: 'refused', reason: 'Press it together with Ctrl or Alt.' };
  }
  // AltGr types letters on many keyboards, and Alt alone opens menus.
  if (!isFunctionKey && event.altKey && !event.ctrlKey && !event.metaKey) {
    return { status: 'refused', reason: 'Alt alone opens menus and types special letters. Add Ctrl.' };
  }
  const modifiers = [
    event.ctrlKey ? 'Control' : '',
    event.metaKey ? 'Super' : '',
    event.altKey ? 'Alt' : '',
    event.shiftKey ? 'Shift' : '',
  ];
  return { status: 'read', accelerator: [...modifiers, key].filter(Boolean).join('+') };
}

function nameKey(code: string): string | null {
  const letter = /^Key([A-Z])$/.exec(code)?.[1] ?? /^Digit(\d)$/.exec(code)?.[1];
  if (letter !== undefined) return letter;
  if (/^F([1-9]|1[0-2])$/.test(code)) return code;
  return NAMED[code] ?? null;
}

/** For people: "Ctrl + Shift + A". */
export function showAccelerator(accelerator: string): string {
  return accelerator
    .split('+')
    .map((part) => (part === 'Control' ? 'Ctrl' : part))
    .join(' + ');
}
