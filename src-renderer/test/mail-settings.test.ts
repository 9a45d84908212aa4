import { expect } from '@playwright/test';
import { describe, test } from 'vitest';
import { fail } from '#contract/result.ts';
import { driveConsole } from './drive-console.ts';
import { buildSettingsWorld } from './settings-scenes.ts';
import { World } from './world.ts';

const open = driveConsole();

function buildBareWorld(): World {
  const world = new World();
  world.me.permissions = ['chats.respond', 'workspace.manage'];
  return world;
}

describe('the mail server', () => {
  test('is set up with its preset, tried before it is saved, and its password never comes back', async () => {
    const world = buildBareWorld();
    const { page } = await open(world, { hash: '#/settings/mail-server' });
    await expect(page.getByText('Without a mail server nothing is sent')).toBeVisible();
    await page.getByText('TLS, usually port 465').click();
    await expect(page.getByRole('textbox', { name: 'Port' })).toHaveValue('465');
    await page.getByLabel('Host').fill('mail.shop.example');
    await page.getByLabel('User').fill('desk');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Type the password of this user.')).toBeVisible();
    await page.getByLabel('Password').fill('between us');
    await page.getByRole('button', { name: 'Send a test mail' }).click();
    await expect(page.getByText('The server has taken it. Look into the inbox of ana@shop.example.')).toBeVisible();
    expect(world.alerts.lastTest).toMatchObject({
      to: 'ana@shop.example',
      settings: { server: { host: 'mail.shop.example', port: 465, security: 'tls', password: 'between us' } },
    });
    expect(world.alerts.mailSettings.source).toBe('none');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('One is stored.')).toBeVisible();
    await expect(page.getByLabel('Password')).toHaveValue('');
    await page.getByLabel('Sender’s name').fill('Shop');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.poll(() => world.alerts.lastSaved?.fromName).toBe('Shop');
    expect(world.alerts.lastSaved?.server).toEqual({
      host: 'mail.shop.example',
      port: 465,
      security: 'tls',
      user: 'desk',
    });
  });

  test('a test that fails shows where, and what was not tried', async () => {
    const world = buildSettingsWorld();
    world.alerts.steps = [
      { step: 'dns', state: 'ok', detail: '', ms: 3 },
      { step: 'connect', state: 'failed', detail: 'Nobody answers at port 587.', ms: 10_000 },
      { step: 'tls', state: 'skipped', detail: '', ms: 0 },
      { step: 'auth', state: 'skipped', detail: '', ms: 0 },
      { step: 'accepted', state: 'skipped', detail: '', ms: 0 },
    ];
    const { page } = await open(world, { hash: '#/settings/mail-server' });
    await page.getByRole('button', { name: 'Send a test mail' }).click();
    const steps = page.getByRole('list', { name: 'The way of the test mail' }).getByRole('listitem');
    await expect(steps).toHaveText([
      /Done: Find/,
      /Failed: Connect.*Nobody answers/,
      /Not tried/,
      /Not tried/,
      /Not tried/,
    ]);
    await expect(page.getByText('The server has taken it')).toBeHidden();
    // Nothing was changed, so what is stored is tried.
    expect(world.alerts.lastTest).toEqual({ to: 'ana@shop.example' });
  });

  test('one that the environment names can only get another sender', async () => {
    const world = buildSettingsWorld();
    world.alerts.mailSettings = { ...world.alerts.mailSettings, source: 'environment' };
    const { page } = await open(world, { hash: '#/settings/mail-server' });
    await expect(page.getByText('It is set by SMTP_URL')).toBeVisible();
    await expect(page.getByLabel('Host')).toHaveCount(0);
    await page.getByLabel('Sender’s name').fill('Desk');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.poll(() => world.alerts.lastSaved).toMatchObject({ server: null, fromName: 'Desk' });
    expect(world.alerts.mailSettings.source).toBe('environment');
  });

  test('is removed only after a question', async () => {
    const world = buildSettingsWorld();
    const { page } = await open(world, { hash: '#/settings/mail-server' });
    await page.getByRole('button', { name: 'Remove server' }).click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    expect(world.alerts.mailSettings.source).toBe('settings');
    await page.getByRole('button', { name: 'Remove server' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
    await expect(page.getByText('Without a mail server nothing is sent')).toBeVisible();
    expect(world.alerts.mailSettings.source).toBe('none');
  });
});

describe('without a mail server', () => {
  test('those who can change it are told once, with the way there', async () => {
    const { page } = await open(buildBareWorld());
    await expect(page.getByText('E-mail alerts are kept, not sent')).toBeVisible();
    await page.getByRole('button', { name: 'Set up' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Mail server' })).toBeVisible();
    await page.getByRole('button', { name: 'Live Chats' }).click();
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await page.reload();
    await expect(page.getByText('No one is waiting')).toBeVisible();
    await expect(page.getByText('E-mail alerts are kept')).toHaveCount(0);
  });

  test('agents are not bothered, nor owners once there is one', async () => {
    const agent = await open(new World());
    await expect(agent.page.getByText('No one is waiting')).toBeVisible();
    expect(agent.server.calls.map(({ name }) => name)).not.toContain('getMailSettings');
    const owner = await open(buildSettingsWorld());
    await expect.poll(() => owner.server.calls.map(({ name }) => name)).toContain('getMailSettings');
    await expect(owner.page.getByText('E-mail alerts are kept')).toHaveCount(0);
  });
});

describe('the outbox', () => {
  test('shows what failed and why, what the mail says, and sends it again', async () => {
    const world = buildSettingsWorld();
    const { page } = await open(world, { hash: '#/settings/outbox' });
    await page.getByRole('button', { name: /^Failed/ }).click();
    await expect(page.getByRole('list', { name: 'Mails' }).getByRole('listitem')).toHaveCount(1);
    await page.getByRole('button', { name: /550 5.1.1 No such user here/ }).click();
    const picture = page.frameLocator('iframe');
    await expect(picture.getByText('Mia Chen asks for a person')).toBeVisible();
    await page.getByText('Plain text').click();
    await expect(page.getByText('https://desk.example/open/chats/1')).toBeVisible();
    await page.getByRole('button', { name: 'Send again' }).click();
    await expect.poll(() => world.alerts.countMails().failed).toBe(0);
  });

  test('draws a mail with its own looks, and runs and loads nothing of it', async () => {
    const { page } = await open(buildSettingsWorld(), { hash: '#/settings/outbox' });
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.getByRole('button', { name: /No such user/ }).click();
    const picture = page.frameLocator('iframe');
    const button = picture.getByText('Open the chat');
    await expect(button).toHaveCSS('background-color', 'rgb(11, 116, 102)');
    await expect(button).not.toHaveAttribute('href');
    await expect(picture.locator('script, iframe, [onerror], img[src]')).toHaveCount(0);
    await expect(page).not.toHaveTitle(/ran/);
    expect(requests.filter((url) => !url.startsWith(new URL(page.url()).origin))).toEqual([]);
    await expect(page.locator('iframe')).toHaveAttribute('sandbox', 'allow-same-origin');
  });

  test('comes page by page, and says what a refusal is about', async () => {
    const world = buildBareWorld();
    for (let index = 1; index <= 5; index += 1) world.alerts.addMail({ subject: `Mail ${index}`, state: 'kept' });
    world.alerts.pageSize = 3;
    const { page, server } = await open(world, { hash: '#/settings/outbox' });
    const mails = page.getByRole('list', { name: 'Mails' }).getByRole('listitem');
    await expect(mails).toHaveCount(3);
    await page.getByRole('button', { name: 'Show older' }).click();
    await expect(mails).toHaveCount(5);
    await expect(page.getByRole('button', { name: 'Show older' })).toHaveCount(0);
    server.refusals.set('resendMail', fail('wrong_state', 'It is on its way already.'));
    await page.getByRole('button', { name: /Mail 4/ }).click();
    await page.getByRole('button', { name: 'Send now' }).click();
    await expect(page.getByText('It is on its way already.')).toBeVisible();
  });
});
