import { expect, type Page } from '@playwright/test';

/** What went wrong in a page: calls of the tripwire, dialogs, requests that only a payload makes, refusals of its policy. */
export interface Watch {
  /** Expects that nothing ran, nothing was loaded and nothing of a payload became an element, in any frame. */
  expectQuiet(where: string): Promise<void>;
}

/** Watches a page from now on, frames included. Also notices what the page's policy stopped: it should not have come that far. */
export async function watch(page: Page): Promise<Watch> {
  const noticed: string[] = [];
  const note = (what: string): void => void noticed.push(what);
  await page.exposeFunction('tripped', (number: number) => note(`payload ${number} ran`));
  await page.exposeFunction('reportViolation', note);
  const listen = (): void => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
      const report = (window as unknown as { reportViolation(what: string): void }).reportViolation;
      report(`policy stopped ${effectiveDirective} ${blockedURI} ${sample}`);
    });
  };
  await page.addInitScript(listen);
  await page.evaluate(listen);
  page.on('dialog', (dialog) => {
    note(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (request.url().includes('tripped')) note(`loaded ${request.url()}`);
  });
  return {
    async expectQuiet(where) {
      for (const frame of page.frames()) {
        const elements = await frame.evaluate(() => {
          const roots: ParentNode[] = [document];
          const found: string[] = [];
          for (const root of roots) {
            for (const element of root.querySelectorAll('*')) {
              if (element.hasAttribute('data-tripped')) found.push(element.outerHTML.slice(0, 120));
              if (element.shadowRoot) roots.push(element.shadowRoot);
            }
          }
          return found;
        });
        expect(elements, `elements that a visitor wrote, ${where}`).toEqual([]);
      }
      expect(noticed, `what was noticed ${where}`).toEqual([]);
    },
  };
}
