import { net } from 'electron';

export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/**
 * Chromium's network stack: it knows the proxies and certificates of this computer, which Node's does not.
 * No cookies (main keeps the refresh token itself) and no redirects (an address that sends us elsewhere is not the server).
 */
export const netFetch: Fetch = (url, init) => net.fetch(url, { ...init, credentials: 'omit', redirect: 'error' });
