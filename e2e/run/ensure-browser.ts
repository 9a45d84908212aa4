import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { findBrowser } from '../support/find-browser.ts';

/** What the desktop tests need on Linux: a display, a session bus, a keychain, notifications. */
const DESKTOP_PACKAGES = ['xvfb', 'dbus-x11', 'gnome-keyring', 'libsecret-1-0', 'libnotify-bin', 'dunst'];

/**
 * Makes sure that there is a browser, and on Debian as root also what the desktop tests need.
 * Answers the browser's path, or null after saying how to get one.
 */
export function ensureBrowser(): string | null {
  const found = findBrowser();
  const missing = isDebian() ? [...(found ? [] : ['chromium']), ...DESKTOP_PACKAGES].filter(isMissing) : [];
  if (missing.length > 0 && process.getuid?.() === 0) install(missing);
  const browser = findBrowser();
  if (browser === null) {
    const command = isDebian()
      ? `sudo apt-get update && sudo apt-get install -y ${missing.join(' ')}`
      : 'npx playwright install chromium';
    console.error(`The end-to-end tests need a Chromium and found none. Get one with:\n\n    ${command}\n`);
    console.error('or name yours: CHROMIUM_PATH=/path/to/chrome npm test');
  }
  return browser;
}

function isDebian(): boolean {
  return existsSync('/etc/os-release') && /^ID="?debian"?$/m.test(readFileSync('/etc/os-release', 'utf8'));
}

function isMissing(name: string): boolean {
  const { stdout } = spawnSync('dpkg-query', ['-s', name], { encoding: 'utf8' });
  return !stdout.includes('Status: install ok installed');
}

function install(packages: string[]): void {
  console.log(`Installing what the tests need: ${packages.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (args: string[]): void => {
    const { status, stdout, stderr } = spawnSync('apt-get', args, { env, encoding: 'utf8' });
    if (status !== 0) console.error(`apt-get ${args.join(' ')} failed:\n${stdout}\n${stderr}`);
  };
  run(['update', '-qq']);
  run(['install', '-y', '-qq', '--no-install-recommends', ...packages]);
}
