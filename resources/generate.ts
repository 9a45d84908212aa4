import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { BROWSER_FLAGS, requireBrowser } from '../e2e/support/find-browser.ts';
import { drawTrayIcon, TRAY_PANELS, TRAY_PICTURES } from './tray-icon.ts';

/** Draws every picture of this folder anew: `node resources/generate.ts`. Run it after changing a drawing. */
const ICON_SIZE = 512;
const TRAY_SIZE = 16;

const browser = await chromium.launch({ executablePath: requireBrowser(), args: BROWSER_FLAGS });
const page = await browser.newPage();
const folder = import.meta.dirname;
await mkdir(join(folder, 'tray'), { recursive: true });

await savePicture(page, await readFile(join(folder, 'icon.svg'), 'utf8'), ICON_SIZE, join(folder, 'icon.png'));
for (const panel of TRAY_PANELS) {
  for (const picture of TRAY_PICTURES) {
    const name = panel === 'template' ? `${picture}Template` : `${picture}-${panel}`;
    const drawing = drawTrayIcon(picture, panel);
    await savePicture(page, drawing, TRAY_SIZE, join(folder, 'tray', `${name}.png`));
    await savePicture(page, drawing, TRAY_SIZE * 2, join(folder, 'tray', `${name}@2x.png`));
  }
}
await browser.close();

async function savePicture(page: Page, svg: string, size: number, path: string): Promise<void> {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>html,body{margin:0;background:none}svg{display:block;width:${size}px}</style>${svg}`);
  await writeFile(path, await page.screenshot({ omitBackground: true }));
}
