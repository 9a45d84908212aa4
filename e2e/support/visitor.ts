import { type Browser, expect, type Locator, type Page } from '@playwright/test';

/** A person on the demo page, who sees and presses what anybody would. */
export interface Visitor {
  readonly page: Page;
  /** The widget's thread. */
  readonly thread: Locator;
  message(text: string): Locator;
  say(text: string): Promise<void>;
  /** Types without sending. */
  type(text: string): Promise<void>;
  /** Opens the sheet, fills in what is given and asks for a person. */
  requestAgent(who?: { name?: string; email?: string }): Promise<void>;
  /** Reloads the page and waits until the chat is back. */
  reload(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the demo page in a browser profile of its own and opens the chat: of that chatbot, or of the first there is. */
export async function openVisitor(
  browser: Browser,
  url: string,
  { chatbotId }: { chatbotId?: string } = {},
): Promise<Visitor> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${url}/demo${chatbotId === undefined ? '' : `?chatbot=${chatbotId}`}`);
  await page.getByRole('button', { name: /^Open chat/ }).click();
  const thread = page.getByRole('log');
  await expect(thread).toBeVisible();
  const composer = page.getByRole('textbox', { name: /message/i });
  const message = (text: string): Locator => thread.getByText(text, { exact: true });
  return {
    page,
    thread,
    message,
    async say(text) {
      await composer.fill(text);
      await page.getByRole('button', { name: 'Send', exact: true }).click();
      await expect(message(text)).toHaveCount(1);
    },
    async type(text) {
      await composer.pressSequentially(text);
    },
    async requestAgent(who = {}) {
      const request = page.getByRole('button', { name: 'Request Live Agent', exact: true });
      await request.click();
      if (who.name !== undefined) await page.getByRole('textbox', { name: /name/i }).fill(who.name);
      if (who.email !== undefined) await page.getByRole('textbox', { name: /mail/i }).fill(who.email);
      await request.click();
    },
    async reload() {
      await page.reload();
      await expect(thread).toBeVisible();
    },
    close: () => context.close(),
  };
}
