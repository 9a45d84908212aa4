import { describe, expect, it, vi } from 'vitest';
import { decideAsking } from './ask-once.ts';
import { autostartPath, writeAutostartEntry } from './autostart-entry.ts';

vi.mock('electron', () => ({ dialog: {} }));

describe('decideAsking', () => {
  it.each([
    ['the first start', undefined, undefined, false, { starts: 1, ask: false }],
    ['the second', 1, undefined, false, { starts: 2, ask: true }],
    ['the second, already on', 1, undefined, true, { starts: 2, ask: false }],
    ['the third, asked before', 2, true, false, { starts: 2, ask: false }],
    ['a count nobody understands', 'x', undefined, false, { starts: 1, ask: false }],
  ])('%s', (_what, starts, asked, on, decision) => {
    expect(decideAsking(starts, asked, on)).toEqual(decision);
  });
});

describe('autostart entry', () => {
  it('lies where the session looks', () => {
    expect(autostartPath({}, '/users/ana')).toBe('/users/ana/.config/autostart/handoff-desk.desktop');
    expect(autostartPath({ XDG_CONFIG_HOME: '/cfg' }, '/users/ana')).toBe('/cfg/autostart/handoff-desk.desktop');
  });

  it('starts the app in the tray, whatever its path is called', () => {
    const exec = (program: string) => /^Exec=(.*)$/m.exec(writeAutostartEntry([program]))?.[1];
    expect(exec('/opt/Handoff Desk/handoff-desk')).toBe('"/opt/Handoff Desk/handoff-desk" "--hidden"');
    expect(exec('/opt/100%/$(id)"`x`')).toBe('"/opt/100%%/\\\\$(id)\\\\"\\\\`x\\\\`" "--hidden"');
  });
});
