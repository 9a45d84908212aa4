/** The console's own origin. Not `file://`, which could read every other file of the computer. */
export const APP_SCHEME = 'app';
export const APP_HOST = 'console';
export const APP_START_URL = `${APP_SCHEME}://${APP_HOST}/index.html`;
export const SETTINGS_START_URL = `${APP_SCHEME}://${APP_HOST}/settings.html`;
export const CARD_START_URL = `${APP_SCHEME}://${APP_HOST}/card.html`;

/** Compares parsed parts: a prefix test would let `app://console.evil/` through. */
export function isAppUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, username, password } = new URL(url);
  return protocol === `${APP_SCHEME}:` && host === APP_HOST && username === '' && password === '';
}
