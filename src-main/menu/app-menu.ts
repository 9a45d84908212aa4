import { app, Menu, type MenuItemConstructorOptions } from 'electron';

/** Standard roles, and the settings where each system has them. Without the Edit menu macOS has no copy and paste at all. */
export function setAppMenu({ openSettings }: { openSettings: () => void }): void {
  const settings: MenuItemConstructorOptions = { label: 'Settings…', accelerator: 'CmdOrCtrl+,', click: openSettings };
  const separator = { type: 'separator' } as const;
  const first: MenuItemConstructorOptions[] =
    process.platform === 'darwin'
      ? [
          {
            label: app.getName(),
            submenu: [
              { role: 'about' },
              separator,
              settings,
              separator,
              { role: 'services' },
              separator,
              { role: 'hide' },
              { role: 'hideOthers' },
              { role: 'unhide' },
              separator,
              { role: 'quit' },
            ],
          },
          { role: 'fileMenu' },
        ]
      : [{ label: 'File', submenu: [settings, separator, { role: 'quit' }] }];
  const view: MenuItemConstructorOptions = {
    label: 'View',
    submenu: [
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      separator,
      { role: 'togglefullscreen' },
      ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
    ],
  };
  Menu.setApplicationMenu(Menu.buildFromTemplate([...first, { role: 'editMenu' }, view, { role: 'windowMenu' }]));
}
