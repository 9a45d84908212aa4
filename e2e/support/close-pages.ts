import type { Browser } from '@playwright/test';

/**
 * Closes every window of this browser, which all specs of a worker share: a page that is left open would go on looking for
 * its server, with everything that moves on it, until the last spec is done.
 */
export async function closePages(browser: Browser): Promise<void> {
  await Promise.all(browser.contexts().map((context) => context.close()));
}
