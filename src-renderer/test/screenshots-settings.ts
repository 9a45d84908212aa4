import type { Page } from '@playwright/test';
import { fail } from '#contract/result.ts';
import { openCamera } from './camera.ts';
import type { OpenOptions } from './open-console.ts';
import { recordNotifications, standInForDesktop } from './page-stand-ins.ts';
import { buildSettingsWorld } from './settings-scenes.ts';
import { World } from './world.ts';

/** Pictures of the settings: `node src-renderer/test/screenshots-settings.ts <folder> [part of a name]`. */
const { picture, close } = await openCamera();

const SIZES: Record<string, OpenOptions> = {
  light: { scheme: 'light', height: 900 },
  dark: { scheme: 'dark', height: 900 },
  small: { scheme: 'light', width: 320, height: 720 },
};

const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 }).waitFor();
const at = (page: string, options: OpenOptions): OpenOptions => ({ ...options, hash: `#/settings/${page}` });

for (const [suffix, options] of Object.entries(SIZES)) {
  await picture(
    `notifications-${suffix}`,
    buildSettingsWorld(),
    { ...at('notifications', options), before: recordNotifications },
    async (page) => {
      await page.getByRole('button', { name: 'Test my notifications' }).click();
      await page.getByText(/All of it works|Alerts reach|keeps alerts/).waitFor();
    },
  );
  await picture(`notifications-more-${suffix}`, buildSettingsWorld(), at('notifications', options), async (page) => {
    await page.getByText('At set times').click();
    await page.getByRole('heading', { name: 'Do not disturb' }).scrollIntoViewIfNeeded();
  });
  await picture(`email-alerts-${suffix}`, buildSettingsWorld(), at('email-alerts', options), async (page) => {
    await heading(page, 'Alerts by e-mail');
  });
  await picture(`email-alerts-more-${suffix}`, buildSettingsWorld(), at('email-alerts', options), async (page) => {
    await page.getByRole('button', { name: 'Differs for a chatbot' }).click();
    await page.getByLabel('Choose otherwise for').selectOption({ label: 'Mossy' });
    await page.getByText('Quiet hours').click();
    await page.getByRole('button', { name: 'Differs for a chatbot' }).scrollIntoViewIfNeeded();
    await page.getByRole('button', { name: 'Copy Monday to weekdays' }).scrollIntoViewIfNeeded();
  });
  await picture(`appearance-${suffix}`, buildSettingsWorld(), at('appearance', options), (page) =>
    heading(page, 'Appearance'),
  );
  await picture(`chats-${suffix}`, buildSettingsWorld(), at('chats', options), (page) =>
    heading(page, 'Working with chats'),
  );
  await picture(`team-alerts-${suffix}`, buildSettingsWorld(), at('team-alerts', options), (page) =>
    page.getByText('Cem Yılmaz').waitFor(),
  );
  await picture(`team-alerts-open-${suffix}`, buildSettingsWorld(), at('team-alerts', options), async (page) => {
    await page.getByLabel('Left message for Ben Okafor').selectOption('never');
    await page.getByRole('button', { name: 'More for Ben Okafor' }).click();
    await page.getByText('What comes by e-mail').waitFor();
  });
  await picture(`alert-rules-${suffix}`, buildSettingsWorld(), at('alert-rules', options), (page) =>
    page.getByText('data protection').waitFor(),
  );
  await picture(`alert-history-${suffix}`, buildSettingsWorld(), at('alert-history', options), (page) =>
    page.getByText('Jonas Weber').waitFor(),
  );
  await picture(`mail-server-${suffix}`, buildSettingsWorld(), at('mail-server', options), (page) =>
    heading(page, 'Mail server'),
  );
  await picture(`mail-server-tested-${suffix}`, buildSettingsWorld(), at('mail-server', options), async (page) => {
    await page.getByRole('button', { name: 'Send a test mail' }).click();
    await page.getByText('The server has taken it').waitFor();
    await page.getByText('The server has taken it').scrollIntoViewIfNeeded();
  });
  await picture(`outbox-${suffix}`, buildSettingsWorld(), at('outbox', options), (page) =>
    page.getByText('No such user').waitFor(),
  );
  await picture(`outbox-open-${suffix}`, buildSettingsWorld(), at('outbox', options), async (page) => {
    await page.getByRole('button', { name: /No such user/ }).click();
    await page.frameLocator('iframe').getByText('Open the chat').waitFor();
  });
}

const light: OpenOptions = { scheme: 'light', height: 900 };
const dark: OpenOptions = { scheme: 'dark', height: 900 };
const agent = new World();
await picture('agent', agent, at('mail-server', light), (page) => heading(page, 'Notifications'));
const bare = new World();
bare.me.permissions = ['chats.respond', 'team.manage', 'workspace.manage'];
await picture('outbox-empty', bare, at('outbox', light), (page) => page.getByText('No mails yet').waitFor());
await picture('mail-server-none', bare, at('mail-server', dark), (page) =>
  page.getByText('Without a mail server').waitFor(),
);
await picture('mail-notice', bare, light, (page) => page.getByText('E-mail alerts are kept').waitFor());
await picture('mail-notice-small', bare, { width: 320, height: 640 }, (page) =>
  page.getByText('E-mail alerts are kept').waitFor(),
);
await picture('alert-rules-empty', bare, at('alert-rules', dark), (page) => heading(page, 'Alert rules'));
await picture('alert-rules-invalid', buildSettingsWorld(), at('alert-rules', light), async (page) => {
  await page.getByLabel('Minutes').fill('0');
  await page.getByText('A whole number').waitFor();
});
await picture(
  'team-alerts-failed',
  buildSettingsWorld(),
  at('team-alerts', light),
  (page) => page.getByRole('alert').waitFor(),
  (server) => server.refusals.set('listAlertPreferences', fail('internal', 'Something went wrong here.')),
);
await picture('team-alerts-unsaved', buildSettingsWorld(), at('team-alerts', light), async (page, server) => {
  server.refusals.set('saveAlertPreferences', fail('internal', 'That did not work.'));
  await page.getByLabel('Left message for Ben Okafor').selectOption('never');
  await page.getByText('Could not save').waitFor();
});
const environment = buildSettingsWorld();
environment.alerts.mailSettings = { ...environment.alerts.mailSettings, source: 'environment' };
await picture('mail-server-environment', environment, at('mail-server', light), (page) =>
  page.getByText('SMTP_URL').waitFor(),
);
await picture('mail-server-invalid', buildSettingsWorld(), at('mail-server', light), async (page) => {
  await page.getByLabel('Host').fill('https://mail.shop.example');
  await page.getByLabel('Sender’s address').fill('desk@shop.example, x@evil.example');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('One address').waitFor();
});
const refused = buildSettingsWorld();
refused.alerts.steps = [
  { step: 'dns', state: 'ok', detail: 'mail.shop.example is 203.0.113.7.', ms: 12 },
  { step: 'connect', state: 'ok', detail: '', ms: 31 },
  {
    step: 'tls',
    state: 'failed',
    detail: 'The certificate is for mail.example.org, not for mail.shop.example. Use that name as the host.',
    ms: 58,
  },
  { step: 'auth', state: 'skipped', detail: '', ms: 0 },
  { step: 'accepted', state: 'skipped', detail: '', ms: 0 },
];
for (const [suffix, options] of Object.entries({ light, dark })) {
  await picture(`mail-server-refused-${suffix}`, refused, at('mail-server', options), async (page) => {
    await page.getByRole('button', { name: 'Send a test mail' }).click();
    await page.getByText('The certificate is for').scrollIntoViewIfNeeded();
  });
}
await picture('desktop', buildSettingsWorld(), { ...light, before: standInForDesktop }, async (page) => {
  await page.getByLabel('Server address').fill('this-server');
  await page.keyboard.press('Enter');
  await page.getByLabel('E-mail').fill('ana@shop.example');
  await page.getByLabel('Password').fill('correct horse battery');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByText('Start when I sign in').scrollIntoViewIfNeeded();
});
const silent = buildSettingsWorld();
silent.alerts.trial = { mail: 'no_server', outcome: null };
await picture('doctor-silent', silent, at('notifications', light), async (page) => {
  await page.getByRole('button', { name: 'For 1 hour' }).click();
  await page.getByRole('button', { name: 'Test my notifications' }).click();
  await page.getByText(/Alerts reach|keeps alerts/).waitFor();
});
await close();
