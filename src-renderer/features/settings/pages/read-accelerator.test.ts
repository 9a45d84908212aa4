import { describe, expect, it } from 'vitest';
import { type PressedKey, readAccelerator, showAccelerator } from './read-accelerator.ts';

const press = (code: string, patch: Partial<PressedKey> = {}): PressedKey => ({
  code,
  key: 'x',
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  ...patch,
});

describe('readAccelerator', () => {
  it.each([
    ['a letter alone', press('KeyA')],
    ['a letter with Shift', press('KeyA', { shiftKey: true })],
    ['Alt and a letter, which types on many keyboards', press('KeyQ', { altKey: true })],
    ['a key without a name', press('IntlBackslash', { ctrlKey: true })],
    ['Escape', press('Escape', { ctrlKey: true })],
  ])('refuses %s', (_name, event) => {
    expect(readAccelerator(event).status).toBe('refused');
  });

  it('waits while only modifiers are down', () => {
    expect(readAccelerator(press('ControlLeft', { key: 'Control', ctrlKey: true }))).toEqual({ status: 'incomplete' });
  });

  it.each([
    [press('KeyA', { ctrlKey: true, shiftKey: true }), 'Control+Shift+A'],
    [press('KeyA', { ctrlKey: true, altKey: true, key: 'æ' }), 'Control+Alt+A'],
    [press('Digit1', { metaKey: true }), 'Super+1'],
    [press('Space', { ctrlKey: true }), 'Control+Space'],
    [press('F9'), 'F9'],
  ])('reads %o', (event, accelerator) => {
    expect(readAccelerator(event)).toEqual({ status: 'read', accelerator });
  });
});

it('shows it as people write it', () => {
  expect(showAccelerator('Control+Shift+A')).toBe('Ctrl + Shift + A');
});
