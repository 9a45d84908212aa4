import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SCHEMES = ['light', 'dark'] as const;

/**
 * What would stop people who see little, hear instead of see, or have no mouse: everything axe calls serious or worse, in
 * light and in dark, one line each with the elements. Empty is good. Looks into open shadow roots.
 */
export async function findAccessFaults(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => Reflect.has(window, 'axe')))) await loadAxe(page);
  const faults: string[] = [];
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await page.evaluate(async (): Promise<AxeResults> => {
      // A colour that is still fading is not the one that is read.
      await new Promise(requestAnimationFrame);
      await Promise.all(
        document
          .getAnimations()
          .filter((animation) => animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
          .map((animation) => animation.finished.catch(() => undefined)),
      );
      return Reflect.get(window, 'axe').run(document, { resultTypes: ['violations'] });
    });
    for (const { id, impact, nodes } of violations) {
      if (impact !== 'serious' && impact !== 'critical') continue;
      for (const { target, any } of nodes) {
        const why = any.map(({ message }) => message).join('; ');
        faults.push(`${colorScheme}: ${id} at ${target.flat().join(' ')} (${why})`);
      }
    }
  }
  return faults;
}

/** Once per page: it is half a megabyte to read. */
async function loadAxe(page: Page): Promise<void> {
  // Through the debugger: neither the page's content security policy nor its patched prototypes are in the way of loading it.
  const debug = await page.context().newCDPSession(page);
  await debug.send('Runtime.evaluate', { expression: axe });
  await debug.detach();
}
