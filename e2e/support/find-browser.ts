import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome.exe'];
const USUAL_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** A Chromium to test with: `CHROMIUM_PATH`, one on the path, one in its usual place, or Playwright's own. */
export function findBrowser(): string | null {
  const given = process.env['CHROMIUM_PATH'];
  if (given) return given;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const candidates = [
    ...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))),
    ...USUAL_PLACES,
    chromium.executablePath(),
  ];
  return candidates.find(isExecutable) ?? null;
}

/** For tests, where a missing browser is a failure and not a choice. */
export function requireBrowser(): string {
  const path = findBrowser();
  if (path === null)
    throw new Error('no Chromium found: set CHROMIUM_PATH, or run `npm test`, which says how to get one');
  return path;
}

/**
 * What is off in test browsers. Chromium goes by the last such list alone, so ours repeats Playwright's. Its own are the
 * suggestions below the address bar, which no test browser shows: each window would load them as two pages more.
 */
const FEATURES_OFF = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
];

/**
 * Inside containers Chromium's own sandbox cannot be set up as root; the rest keeps a test browser from talking to
 * anybody but the server under test, and from work that nobody sees.
 */
export function browserFlags({ featuresOff = [] }: { featuresOff?: string[] } = {}): string[] {
  return [
    '--no-sandbox',
    '--disable-background-networking',
    '--disable-quic',
    '--no-first-run',
    '--disable-component-update',
    '--disable-sync',
    `--disable-features=${[...FEATURES_OFF, ...featuresOff].join(',')}`,
  ];
}

export const BROWSER_FLAGS = browserFlags();

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
