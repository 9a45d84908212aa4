import { expect } from '@playwright/test';
import { test } from './scene.ts';

/** Two desktop consoles and a visitor on one server: a chat changes hands with everything that belongs to it. */
test('a chat is passed on with its note and the words that were not sent, and everybody can read why', async ({
  scene,
}) => {
  const { ana, ben, visitor } = scene;
  await visitor.requestAgent({ name: 'Vera' });
  await expect(ana.request('Vera')).toBeVisible();
  await ana.accept('Vera');
  await ana.say('Hello Vera');
  await expect(visitor.message('Hello Vera')).toBeVisible();
  await expect(ana.page.getByText('1 chat', { exact: true })).toBeVisible();

  await ana.type('Ben knows more about');
  await ana.page.getByRole('button', { name: 'More actions' }).click();
  await ana.page.getByRole('menuitem', { name: 'Transfer' }).click();
  const dialog = ana.page.getByRole('dialog', { name: 'Transfer this chat' });
  await dialog.getByText('Ben', { exact: true }).click();
  await dialog.getByLabel('Note').fill('Asks about the glaze');
  await dialog.getByRole('button', { name: 'Transfer' }).click();
  await expect(ana.page.getByText('The chat with Vera is offered to Ben.')).toBeVisible();
  await expect(ana.page.getByText('You have no active chats')).toBeVisible();
  await ana.page.getByRole('tab', { name: 'Pending Requests' }).click();
  await expect(ana.request('Vera')).toContainText('Offered to Ben');

  await expect(ben.request('Vera')).toContainText('Offered to you');
  await expect(ben.request('Vera')).toContainText('Passed on by Ana: Asks about the glaze');
  await ben.accept('Vera');
  const banner = ben.page.getByRole('region', { name: 'Handover' });
  await expect(banner).toContainText('Ana had begun to write: “Ben knows more about”');
  await banner.getByRole('button', { name: 'Use this text' }).click();
  await expect(ben.composer).toHaveValue('Ben knows more about');
  await ben.say('Hello, Ben here');
  await expect(visitor.message('Hello, Ben here')).toBeVisible();

  await ana.page.getByRole('button', { name: 'Recent requests' }).click();
  const recent = ana.page.getByRole('list', { name: 'Recent requests' });
  await expect(recent.getByRole('listitem')).toContainText(/Vera.*Ben took it/);
  await recent.getByRole('button', { name: 'Why didn’t I get it?' }).click();
  const why = ana.page.getByRole('dialog', { name: 'Why didn’t I get it?' });
  await expect(why.getByRole('listitem').first()).toContainText('Ana (you)');
  await expect(why).toContainText(/Offered at .* and accepted after/);
});
