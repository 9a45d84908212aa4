const MODIFIERS = new Map(
  Object.entries({
    command: 'command',
    cmd: 'command',
    control: 'control',
    ctrl: 'control',
    commandorcontrol: 'control',
    cmdorctrl: 'control',
    alt: 'alt',
    option: 'alt',
    altgr: 'altgr',
    shift: 'shift',
    super: 'super',
    meta: 'super',
  }),
);
const KEY = /^([a-z0-9]|f([1-9]|1\d|2[0-4])|space|plus|insert|delete|home|end|pageup|pagedown|up|down|left|right)$/;
const FUNCTION_KEY = /^f\d+$/;

/**
 * Whether a text such as `Control+Shift+A` may be a hotkey of the whole computer: two modifiers and a key, so that it takes
 * nothing from other programs that people use all day (`Control+C`); a function key is content with one.
 */
export function isAccelerator(text: string): boolean {
  const parts = text.toLowerCase().split('+');
  const key = parts.pop() ?? '';
  const modifiers = parts.map((part) => MODIFIERS.get(part));
  if (!KEY.test(key) || modifiers.includes(undefined)) return false;
  const different = new Set(modifiers).size;
  return different === modifiers.length && different >= (FUNCTION_KEY.test(key) ? 1 : 2);
}
