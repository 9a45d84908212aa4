import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../build/targets.ts';
import { type DesktopSurroundings, desktopArguments, findObstacle } from './open-desktop.ts';

const desktop: DesktopSurroundings = {
  binary: '/electron',
  platform: 'linux',
  isRoot: false,
  environment: { DISPLAY: ':0' },
};

const obstacles: [string, Partial<DesktopSurroundings>, RegExp][] = [
  ['it was not wanted', { environment: { DISPLAY: ':0', HANDOFF_DESK_NO_DESKTOP: '1' } }, /HANDOFF_DESK_NO_DESKTOP/],
  ['Electron has no binary', { binary: null }, /downloaded/],
  ['there is no screen', { environment: { DISPLAY: '' } }, /no screen/],
  ['it would run as root', { isRoot: true }, /root/],
];
it.each(obstacles)('stays closed when %s', (_, change, reason) => {
  expect(findObstacle({ ...desktop, ...change })).toMatch(reason);
});

const ways: [string, Partial<DesktopSurroundings>][] = [
  ['on X11', {}],
  ['on Wayland', { environment: { WAYLAND_DISPLAY: 'wayland-0' } }],
  ['on macOS', { platform: 'darwin', environment: {} }],
  ['on Windows', { platform: 'win32', environment: {} }],
];
it.each(ways)('opens %s', (_, change) => {
  expect(findObstacle({ ...desktop, ...change })).toBeNull();
});

it('opens on this server, with a profile inside the data folder', () => {
  expect(desktopArguments('http://localhost:4310', '/srv/desk')).toEqual([
    ROOT,
    '--server=http://localhost:4310',
    `--user-data-dir=${join('/srv/desk', 'console')}`,
  ]);
});
