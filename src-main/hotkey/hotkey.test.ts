import { describe, expect, it, vi } from 'vitest';
import { isAccelerator } from './accelerator.ts';
import { createHotkey } from './hotkey.ts';

describe('isAccelerator', () => {
  it.each([
    '',
    'A',
    'Control+C',
    'Shift+A',
    'Control+Control+A',
    'Control+Ctrl+A',
    'Control+Shift',
    'Control+Shift+',
    'Control+Shift+AB',
    'Control+Shift+F25',
    'Hyper+Shift+A',
    'F5',
    'Control+Shift+A\n',
    '__proto__+Shift+A',
  ])('refuses %j', (text) => {
    expect(isAccelerator(text)).toBe(false);
  });

  it.each(['Control+Shift+A', 'CommandOrControl+Alt+9', 'Control+F9', 'Super+Shift+Space'])('takes %s', (text) => {
    expect(isAccelerator(text)).toBe(true);
  });
});

describe('createHotkey', () => {
  function open(answer: boolean | Error = true) {
    const register = vi.fn((_accelerator: string, _listener: () => void): boolean => {
      if (answer instanceof Error) throw answer;
      return answer;
    });
    const unregister = vi.fn();
    const onPress = vi.fn();
    return { hotkey: createHotkey({ register, unregister }, onPress), register, unregister, onPress };
  }

  it('says when another program has the key', () => {
    const { hotkey, unregister } = open(false);
    hotkey.follow({ hotkey: 'Control+Shift+A' });
    expect(hotkey.read()).toEqual({ accelerator: 'Control+Shift+A', status: 'taken' });
    hotkey.follow({ hotkey: null });
    expect(unregister).not.toHaveBeenCalled();
  });

  it('asks the system for nothing that is no hotkey, and survives one the system does not know', () => {
    const { hotkey, register } = open(new Error('conversion failure'));
    hotkey.follow({ hotkey: 'Control+C' });
    expect(register).not.toHaveBeenCalled();
    expect(hotkey.read().status).toBe('invalid');
    hotkey.follow({ hotkey: 'Control+Shift+Plus' });
    expect(hotkey.read().status).toBe('invalid');
  });

  it('gives the old key back when another is chosen, and registers each once', () => {
    const { hotkey, register, unregister, onPress } = open();
    hotkey.follow({ hotkey: 'Control+Shift+A' });
    hotkey.follow({ hotkey: 'Control+Shift+A' });
    expect(register).toHaveBeenCalledOnce();
    register.mock.calls[0]?.[1]();
    expect(onPress).toHaveBeenCalledOnce();
    hotkey.follow({ hotkey: 'Control+Shift+B' });
    expect(unregister).toHaveBeenCalledExactlyOnceWith('Control+Shift+A');
    hotkey.follow({ hotkey: null });
    expect(hotkey.read()).toEqual({ accelerator: null, status: 'off' });
    expect(unregister).toHaveBeenLastCalledWith('Control+Shift+B');
  });
});
