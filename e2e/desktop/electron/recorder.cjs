// Loaded by Electron before the app (`-r`): notes what the shell shows outside its page, where no test can look later.
const electron = require('electron');
const { basename, extname } = require('node:path');

const record = {
  trayIcon: '',
  trayTooltip: '',
  trayMenu: null,
  dialogs: [],
  openedExternally: [],
  channels: [],
  badge: 0,
  nextButton: null,
  hotkeys: {},
  takenHotkeys: [],
};
globalThis.handoffDeskRecord = record;

const pictureNames = new WeakMap();
wrap(electron.nativeImage, 'createFromPath', (image, path) => pictureNames.set(image, basename(path, extname(path))));
wrap(electron.Tray.prototype, 'setImage', (_result, image) => {
  record.trayIcon = pictureNames.get(image) ?? '';
});
wrap(electron.Tray.prototype, 'setToolTip', (_result, tooltip) => {
  record.trayTooltip = tooltip;
});
wrap(electron.Tray.prototype, 'setContextMenu', (_result, menu) => {
  record.trayMenu = menu;
});
wrap(electron.ipcMain, 'handle', (_result, channel) => record.channels.push(channel));
wrap(electron.app, 'setBadgeCount', (_result, count) => {
  record.badge = count;
});
electron.globalShortcut.register = (accelerator, listener) => {
  if (record.takenHotkeys.includes(accelerator) || record.hotkeys[accelerator]) return false;
  record.hotkeys[accelerator] = listener;
  return true;
};
electron.globalShortcut.unregister = (accelerator) => {
  delete record.hotkeys[accelerator];
};
electron.globalShortcut.unregisterAll = () => {
  record.hotkeys = {};
};
electron.shell.openExternal = async (url) => {
  record.openedExternally.push(url);
};
electron.dialog.showMessageBox = async (_window, { message, detail = '', buttons = [], defaultId = 0 }) => {
  record.dialogs.push({ message, detail, buttons });
  const response = record.nextButton ?? defaultId;
  record.nextButton = null;
  return { response, checkboxChecked: false };
};

function wrap(owner, name, note) {
  const original = owner[name];
  owner[name] = function (...args) {
    const result = original.apply(this, args);
    note(result, ...args);
    return result;
  };
}
