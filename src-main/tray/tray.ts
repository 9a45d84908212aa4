import { app, Menu, nativeImage, nativeTheme, Tray } from 'electron';
import type { Attention, DoNotDisturbChoice } from '../../src-preload/payloads.ts';
import type { AttentionHub } from '../attention/attention.ts';
import { resourcePath } from '../resource-path.ts';
import { decideTrayState, describeAttention, type TrayState } from './tray-state.ts';

export interface TrayParts {
  attention: AttentionHub;
  open: () => void;
  openSettings: () => void;
  choosePresence: (choice: 'online' | 'away') => void;
  chooseDoNotDisturb: (choice: DoNotDisturbChoice) => void;
}

export function showTray(parts: TrayParts): void {
  let tray: Tray | null = null;
  let state: TrayState = 'offline';

  const drawIcon = (): void => tray?.setImage(loadIcon(state));
  parts.attention.subscribe((attention) => {
    state = decideTrayState(attention);
    if (!tray) {
      tray = new Tray(loadIcon(state));
      tray.on('click', parts.open);
    }
    drawIcon();
    tray.setToolTip(describeAttention(attention));
    tray.setContextMenu(buildMenu(attention, parts));
  });
  nativeTheme.on('updated', drawIcon);
  // Windows keeps the icon of a process that is gone until the mouse passes over it.
  app.on('quit', () => tray?.destroy());
}

function buildMenu({ presence, quiet }: Attention, parts: Omit<TrayParts, 'attention'>): Menu {
  const { open, choosePresence, chooseDoNotDisturb } = parts;
  const signedIn = presence !== 'offline';
  return Menu.buildFromTemplate([
    { label: 'Open', click: open },
    { type: 'separator' },
    {
      label: 'Online',
      type: 'radio',
      checked: presence === 'online',
      enabled: signedIn,
      click: () => choosePresence('online'),
    },
    {
      label: 'Away',
      type: 'radio',
      checked: presence === 'away',
      enabled: signedIn,
      click: () => choosePresence('away'),
    },
    {
      label: quiet ? 'Do not disturb: on' : 'Do not disturb',
      enabled: signedIn,
      submenu: [
        ...(quiet
          ? [{ label: 'Turn off', click: () => chooseDoNotDisturb('off') }, { type: 'separator' } as const]
          : []),
        { label: 'For 30 minutes', click: () => chooseDoNotDisturb('30_minutes') },
        { label: 'For 1 hour', click: () => chooseDoNotDisturb('1_hour') },
        { label: 'Until tomorrow', click: () => chooseDoNotDisturb('until_tomorrow') },
        { label: 'Until I turn it off', click: () => chooseDoNotDisturb('until_off') },
      ],
    },
    { type: 'separator' },
    { label: 'Settings…', click: parts.openSettings },
    { label: 'Quit', click: () => app.quit() },
  ]);
}

/** macOS draws template images in the right colour itself; elsewhere the icon is chosen for the panel's colour. */
function loadIcon(state: TrayState): Electron.NativeImage {
  if (process.platform === 'darwin') {
    const image = nativeImage.createFromPath(resourcePath('tray', `${state}Template.png`));
    image.setTemplateImage(true);
    return image;
  }
  const panel = nativeTheme.shouldUseDarkColorsForSystemIntegratedUI ? 'dark' : 'light';
  return nativeImage.createFromPath(resourcePath('tray', `${state}-${panel}.png`));
}
