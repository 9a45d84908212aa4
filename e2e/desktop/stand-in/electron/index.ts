import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { ipcMain } from './ipc-main.ts';
import { Menu, Tray } from './menu-and-tray.ts';
import { nativeImage } from './native-image.ts';
import { net } from './network.ts';
import { protocol, session } from './session-and-protocol.ts';
import { dialog, globalShortcut, nativeTheme, powerMonitor, screen, shell } from './system.ts';

/** What `electron` resolves to in the stand-in: as much of it as the shell uses, and nothing that quietly does nothing more. */
const electron = {
  app,
  BrowserWindow,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  nativeImage,
  nativeTheme,
  net,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  Tray,
};

export {
  app,
  BrowserWindow,
  dialog,
  // biome-ignore lint/style/noDefaultExport: Electron has one, and electron-store imports it
  electron as default,
  globalShortcut,
  ipcMain,
  Menu,
  nativeImage,
  nativeTheme,
  net,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  Tray,
};
