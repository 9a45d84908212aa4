import { expect } from '@playwright/test';
import { describe, test } from 'vitest';
import { findAccessFaults } from '../../e2e/support/access-faults.ts';
import type { AgentWindow } from './agent-window.ts';
import { buildOwnersWorld } from './chatbot-scenes.ts';
import { driveConsole } from './drive-console.ts';

/** Setting up a chatbot, and messages, looked at in light and dark. A new step gets its stop here. */
const open = driveConsole();

async function lookAt({ page }: AgentWindow, screen: string): Promise<void> {
  expect(await findAccessFaults(page), screen).toEqual([]);
}

describe.each([
  ['on a desk', { width: 1_280, height: 800 }],
  ['on a phone', { width: 360, height: 720 }],
])('%s', (_name, size) => {
  test('the list, a new chatbot, and messages', async () => {
    const agent = await open(buildOwnersWorld().world, size);
    const { page } = agent;
    await page.getByRole('button', { name: 'Messages', exact: true }).click();
    await page.getByRole('button', { name: /Mia Chen/ }).click();
    await expect(page.getByText('Answer by e-mail')).toBeVisible();
    await lookAt(agent, 'messages');
    await page.getByRole('button', { name: 'Chatbots', exact: true }).click();
    await expect(page.getByText('Wholesale desk')).toBeVisible();
    await lookAt(agent, 'list');
    await page.getByRole('button', { name: 'New chatbot' }).click();
    await page.getByRole('button', { name: 'Create' }).click();
    await lookAt(agent, 'new chatbot');
  });

  test('every step', async () => {
    const agent = await open(buildOwnersWorld().world, size);
    const { page } = agent;
    await page.getByRole('button', { name: 'Chatbots', exact: true }).click();
    await page.getByRole('button', { name: /Mossy/ }).click();
    await page.getByRole('textbox', { name: 'Greeting' }).fill('');
    await expect(page.getByText('Must not be empty')).toBeVisible();
    await lookAt(agent, 'basics, with an error');
    await page.getByRole('button', { name: 'Step 2: Knowledge' }).click();
    await page.getByRole('textbox', { name: 'Try it' }).fill('where is it');
    await page.keyboard.press('Enter');
    await expect(page.getByText('82 %')).toBeVisible();
    await page.getByRole('button', { name: 'Add entry' }).click();
    await lookAt(agent, 'knowledge');
    await page.getByRole('button', { name: 'Import' }).click();
    await page.getByLabel('Text', { exact: true }).fill('Do you gift-wrap?,Yes.\nonly a question');
    await page.getByRole('button', { name: 'Show what would be added' }).click();
    await expect(page.getByText('It has no answer.')).toBeVisible();
    await lookAt(agent, 'import');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Step 3: Appearance' }).click();
    await lookAt(agent, 'appearance');
    await page.getByRole('button', { name: 'Step 4: Behaviour' }).click();
    await lookAt(agent, 'behaviour');
    await page.getByRole('button', { name: 'Step 5: Escalation' }).click();
    await expect(page.getByText('Sun 25 Oct').or(page.getByText('Closed').first())).toBeVisible();
    await page.getByRole('group', { name: 'Monday' }).getByLabel('End Time').fill('09:00');
    await lookAt(agent, 'escalation, with an error');
    await page.getByRole('combobox', { name: 'Timezone' }).fill('york');
    await expect(page.getByRole('option', { name: 'America/New York' })).toBeVisible();
    // While its list is open, the rest of the page is hidden from screen readers, though Tab closes the list first.
    const faults = (await findAccessFaults(page)).filter((fault) => !fault.includes('aria-hidden-focus'));
    expect(faults, 'time zones').toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Step 6: Install' }).click();
    await page.getByRole('button', { name: 'Create identity secret' }).click();
    await expect(page.getByText('Copy it now')).toBeVisible();
    await page.getByText('My site has a Content Security Policy').click();
    await lookAt(agent, 'install');
    await page.getByRole('button', { name: 'Delete chatbot' }).click();
    await lookAt(agent, 'asked whether to delete');
  });
});
