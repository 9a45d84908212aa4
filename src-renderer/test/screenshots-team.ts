import type { Page } from '@playwright/test';
import { fail } from '#contract/result.ts';
import { openCamera } from './camera.ts';
import type { ContractServer } from './contract-server.ts';
import type { OpenOptions } from './open-console.ts';
import { buildSettingsWorld } from './settings-scenes.ts';
import { World } from './world.ts';

/** Pictures of team, profile, log and the ways in: `node src-renderer/test/screenshots-team.ts <folder> [part of a name]`. */
const { picture, close } = await openCamera();

const at = (page: string, options: OpenOptions): OpenOptions => ({ ...options, hash: `#/settings/${page}` });
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const signedOut = (server: ContractServer): void => {
  server.mode.signedIn = false;
};
/** Signed in to two more workspaces of this server, one of which wants its password again. */
async function signInElsewhere(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Status/ }).waitFor();
  await page.evaluate(() => {
    const key = 'handoff-desk:accounts';
    const [mine] = JSON.parse(localStorage.getItem(key) ?? '[]');
    const more = ['Wholesale', 'A shop with a name that does not fit on one line'].map((workspaceName, index) => {
      const id = `0198c5c4-7d1e-7abc-8def-00000000000${index}`;
      const account = { ...mine, id: `${location.origin}/${id}`, workspaceId: id, workspaceName };
      return { ...account, signedIn: index === 0 };
    });
    localStorage.setItem(key, JSON.stringify([mine, ...more]));
  });
  await page.reload();
  await page.getByRole('button', { name: /^Status/ }).waitFor();
}

const TOKEN = 'Ab0_-'.repeat(8).padEnd(43, 'z');

for (const [suffix, options] of Object.entries<OpenOptions>({
  light: { scheme: 'light', height: 900 },
  dark: { scheme: 'dark', height: 900 },
  small: { scheme: 'light', width: 320, height: 720 },
})) {
  await picture(`team-${suffix}`, buildSettingsWorld(), at('team', options), (page) =>
    page.getByText('Cem Yılmaz').waitFor(),
  );
  await picture(`team-invite-${suffix}`, buildSettingsWorld(), at('team', options), async (page) => {
    await button(page, 'Invite a member').click();
    await page.getByLabel('E-mail').fill('nora@shop');
    await button(page, /^Invite$/).click();
    await page.getByText('Enter one e-mail address').waitFor();
  });
  await picture(`team-invited-${suffix}`, buildSettingsWorld(), at('team', options), async (page) => {
    await button(page, 'Invite a member').click();
    await page.getByLabel('E-mail').fill('nora@shop.example');
    await button(page, /^Invite$/).click();
    await page.getByText('A mail is on its way').waitFor();
  });
  await picture(`member-${suffix}`, buildSettingsWorld(), at('team', options), async (page) => {
    await button(page, /Ben Okafor/).click();
    await page.getByText('See all transcripts').waitFor();
  });
  await picture(`member-end-${suffix}`, buildSettingsWorld(), at('team', options), async (page) => {
    await button(page, /Ben Okafor/).click();
    await button(page, 'Remove').scrollIntoViewIfNeeded();
  });
  await picture(`member-reset-${suffix}`, buildSettingsWorld(), at('team', options), async (page) => {
    await button(page, /Ben Okafor/).click();
    await button(page, 'Reset two-step').click();
    await page.getByRole('alertdialog').waitFor();
  });
  await picture(`member-remove-${suffix}`, buildSettingsWorld(), at('team', options), async (page) => {
    await button(page, /Ben Okafor/).click();
    await button(page, 'Remove').click();
    await page.getByRole('alertdialog').waitFor();
  });
  await picture(`member-me-${suffix}`, buildSettingsWorld(), at('team', options), async (page) => {
    await button(page, /^Ana Lindqvist/).click();
    await page.getByText('You are the only owner').scrollIntoViewIfNeeded();
  });
  await picture(`transfer-${suffix}`, buildSettingsWorld(), at('team', options), async (page) => {
    await button(page, /Cem Yılmaz/).click();
    await button(page, 'Transfer ownership').click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Transfer ownership' }).click();
    await page.getByText('Enter your password').waitFor();
  });
  await picture(`profile-${suffix}`, buildSettingsWorld(), at('profile', options), (page) =>
    page.getByText('Desktop app').waitFor(),
  );
  await picture(`profile-end-${suffix}`, buildSettingsWorld(), at('profile', options), (page) =>
    button(page, 'Sign out everywhere else').scrollIntoViewIfNeeded(),
  );
  await picture(`two-step-${suffix}`, buildSettingsWorld(), at('profile', options), async (page) => {
    await button(page, 'Set up two-step').click();
    await page.getByLabel('Your password').fill('green kettle on the stove');
    await page.keyboard.press('Enter');
    await page.getByText('Add this key').scrollIntoViewIfNeeded();
    await button(page, 'Turn on').scrollIntoViewIfNeeded();
  });
  await picture(`recovery-codes-${suffix}`, buildSettingsWorld(), at('profile', options), async (page) => {
    await button(page, 'Set up two-step').click();
    await page.getByLabel('Your password').fill('green kettle on the stove');
    await page.keyboard.press('Enter');
    await page.getByLabel('Code of the app').fill('123456');
    await page.keyboard.press('Enter');
    await button(page, 'I have kept them').scrollIntoViewIfNeeded();
  });
  const busyElsewhere = new World();
  busyElsewhere.team.waiting = { pending: 2, unread: 1, requests: [] };
  await picture(`accounts-${suffix}`, busyElsewhere, options, async (page) => {
    await signInElsewhere(page);
    await button(page, /waiting in other workspaces/).click();
    await page.getByRole('menuitem', { name: /^Wholesale/ }).waitFor();
  });
  await picture(`accounts-add-${suffix}`, busyElsewhere, options, async (page) => {
    await signInElsewhere(page);
    await button(page, /^Status/).click();
    await page.getByRole('menuitem', { name: 'Add another' }).click();
    await page.getByText('In this browser already').waitFor();
  });
  await picture(`accounts-link-${suffix}`, new World(), options, async (page) => {
    await page.evaluate((id) => {
      location.hash = `#/chats/${id}?workspace=${id}`;
    }, crypto.randomUUID());
    await page.getByRole('alertdialog').waitFor();
  });
  const reader = new World();
  reader.me.permissions = [];
  await picture(`no-chats-${suffix}`, reader, options, (page) => page.getByText('You do not answer chats').waitFor());
  await picture(`workspace-${suffix}`, buildSettingsWorld(), at('workspace', options), (page) =>
    page.getByLabel('Name').waitFor(),
  );
  await picture(`security-log-${suffix}`, buildSettingsWorld(), at('security-log', options), (page) =>
    page.getByText('Command line').waitFor(),
  );
  const invited = new World();
  invited.team.tokens.set(TOKEN, { email: 'nora@shop.example', invitedBy: 'Ana Lindqvist', role: 'agent' });
  await picture(
    `join-${suffix}`,
    invited,
    { ...options, hash: `#/join/${TOKEN}` },
    async (page) => {
      await page.getByLabel('Password').fill('short');
      await button(page, 'Join').click();
      await page.getByText('Enter your name').waitFor();
    },
    signedOut,
  );
  await picture(
    `join-over-${suffix}`,
    new World(),
    { ...options, hash: `#/join/${TOKEN}` },
    (page) => page.getByText('does not work here').waitFor(),
    signedOut,
  );
  await picture(`join-asked-${suffix}`, invited, { ...options, hash: `#/join/${TOKEN}` }, (page) =>
    page.getByText('Look at the invite?').waitFor(),
  );
  await picture(
    `forgot-${suffix}`,
    new World(),
    options,
    async (page) => {
      await button(page, 'Forgot your password?').click();
      await page.getByLabel('E-mail').fill('ana@shop.example');
      await button(page, 'Send the link').click();
      await page.getByText('If there is an account').waitFor();
    },
    signedOut,
  );
  await picture(`reset-${suffix}`, new World(), { ...options, hash: `#/reset/${TOKEN}` }, async (page) => {
    await page.getByLabel('New password').fill('a long enough password');
    await button(page, 'Set the password').click();
    await page.getByRole('alert').waitFor();
  });
  const guarded = new World();
  guarded.team.twoStep = { enabled: true, since: new Date().toISOString(), recoveryCodesLeft: 10 };
  await picture(
    `second-step-${suffix}`,
    guarded,
    options,
    async (page) => {
      await page.getByLabel('E-mail').fill('ana@shop.example');
      await page.getByLabel('Password').fill('green kettle on the stove');
      await page.keyboard.press('Enter');
      await page.getByLabel('Code').fill('000000');
      await page.keyboard.press('Enter');
      await page.getByText('is wrong or was used').waitFor();
    },
    signedOut,
  );
}

const light: OpenOptions = { scheme: 'light', height: 900 };
const alone = new World();
alone.me.role = 'owner';
alone.me.permissions = ['chats.respond', 'team.manage', 'workspace.manage'];
await picture('team-alone', alone, at('team', light), (page) => page.getByText('You are on your own').waitFor());
await picture('security-log-empty', alone, at('security-log', light), (page) =>
  page.getByText('Nothing yet').waitFor(),
);
await picture(
  'team-failed',
  buildSettingsWorld(),
  at('team', light),
  (page) => page.getByRole('alert').waitFor(),
  (server) => server.refusals.set('getTeam', fail('internal', 'Something went wrong here.')),
);
const losing = buildSettingsWorld();
await picture('permission-lost', losing, at('team', light), async (page) => {
  await page.getByText('Cem Yılmaz').waitFor();
  losing.changeMe({ role: 'agent', permissions: ['chats.respond'] });
  await page.getByText('You no longer').first().waitFor();
});
await picture(
  'choose-workspace',
  new World(),
  light,
  async (page) => {
    await page.getByLabel('E-mail').fill('ana@shop.example');
    await page.getByLabel('Password').fill('green kettle on the stove');
    await page.keyboard.press('Enter');
    await page.getByText('Choose a workspace').waitFor();
  },
  (server) => {
    signedOut(server);
    server.mode.workspaces = [
      { id: crypto.randomUUID(), name: 'Corner Shop' },
      { id: crypto.randomUUID(), name: 'Wholesale' },
    ];
  },
);
await close();
