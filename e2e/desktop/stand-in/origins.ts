/** Chromium gives `localhost` names what Electron gives `app://console`: a secure context with storage of its own. */
export const ORIGIN_IN_BROWSER = 'http://console.localhost';
export const ORIGIN_IN_APP = 'app://console';

export function toApp(url: string): string {
  return url.startsWith(`${ORIGIN_IN_BROWSER}/`) ? ORIGIN_IN_APP + url.slice(ORIGIN_IN_BROWSER.length) : url;
}

export function toBrowser(url: string): string {
  return url.startsWith(`${ORIGIN_IN_APP}/`) ? ORIGIN_IN_BROWSER + url.slice(ORIGIN_IN_APP.length) : url;
}
