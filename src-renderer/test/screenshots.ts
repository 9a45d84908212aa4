import type { Page } from '@playwright/test';
import { openCamera } from './camera.ts';
import type { ContractServer } from './contract-server.ts';
import type { OpenOptions } from './open-console.ts';
import { addHostileTexts, buildBusyWorld, buildLargeWorld } from './scenes.ts';
import { World } from './world.ts';

/** Pictures of every screen, light and dark, wide and small: `node src-renderer/test/screenshots.ts <folder>`. */
const { picture, close } = await openCamera();

const WIDE: OpenOptions = { scheme: 'light' };
const DARK: OpenOptions = { scheme: 'dark' };
const SMALL: OpenOptions = { scheme: 'light', width: 360, height: 720 };
const SMALL_DARK: OpenOptions = { scheme: 'dark', width: 360, height: 720 };
const MEDIUM: OpenOptions = { scheme: 'light', width: 960, height: 700 };

const active = (page: Page) => page.getByRole('tab', { name: 'Active Chats' }).click();
const openMain = async (page: Page) => {
  await active(page);
  await page.getByRole('button', { name: /Mia Chen/ }).click();
  await page.getByText('That would be great').last().waitFor();
};

for (const [suffix, options] of [
  ['light', WIDE],
  ['dark', DARK],
  ['small', SMALL],
  ['small-dark', SMALL_DARK],
  ['medium', MEDIUM],
] as const) {
  await picture(`pending-${suffix}`, buildBusyWorld().world, options, async (page) => {
    await page.getByText('Priya Raman').waitFor();
  });
  await picture(`chat-${suffix}`, buildBusyWorld().world, options, openMain);
  await picture(`active-list-${suffix}`, buildBusyWorld().world, options, async (page) => {
    await active(page);
    await page.getByText('Mia Chen').waitFor();
  });
  await picture(`empty-${suffix}`, new World(), options, async (page) => {
    await page.getByText('No one is waiting').waitFor();
  });
  await picture(`settings-${suffix}`, buildBusyWorld().world, options, async (page) => {
    await page.getByRole('button', { name: 'Settings' }).click();
  });
  const signedOut = (server: ContractServer): void => {
    server.mode.signedIn = false;
  };
  await picture(
    `sign-in-${suffix}`,
    new World(),
    options,
    async (page) => page.getByLabel('Password').waitFor(),
    signedOut,
  );
}

await picture('peek', buildBusyWorld().world, WIDE, async (page) => {
  await page.getByRole('button', { name: /Priya Raman/ }).click();
  await page.getByText('You are only reading').waitFor();
});
const taken = buildBusyWorld();
await picture('taken', taken.world, WIDE, async (page) => {
  taken.world.rival = { name: 'Ben', afterMs: 312 };
  await page.getByRole('button', { name: 'Accept', exact: true }).nth(1).click();
  await page.getByText('Ben took it').waitFor();
});
await picture('complete-dialog', buildBusyWorld().world, WIDE, async (page) => {
  await openMain(page);
  await page.getByRole('button', { name: 'Mark as Complete' }).click();
  await page.getByRole('alertdialog').waitFor();
});
await picture('complete-toast', buildBusyWorld().world, DARK, async (page) => {
  await openMain(page);
  await page.getByRole('button', { name: 'Mark as Complete' }).click();
  await page.getByRole('button', { name: 'Complete chat' }).click();
  await page.getByText('Undo').waitFor();
});
await picture('presence-menu', buildBusyWorld().world, WIDE, async (page) => {
  await page.getByText('Priya Raman').waitFor();
  await page.getByRole('button', { name: /^Status/ }).click();
  await page.getByRole('menuitem', { name: /^Away/ }).waitFor();
});
await picture('away', buildBusyWorld().world, WIDE, async (page) => {
  await page.getByText('Priya Raman').waitFor();
  await page.getByRole('button', { name: /^Status/ }).click();
  await page.getByRole('menuitem', { name: /^Away/ }).click();
  await page.getByText('You are away').waitFor();
});
await picture('shortcuts', buildBusyWorld().world, DARK, async (page) => {
  await page.getByText('Priya Raman').waitFor();
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
});
const hostile = buildBusyWorld();
addHostileTexts(hostile.world, hostile.main);
await picture('hostile', hostile.world, WIDE, async (page) => {
  await active(page);
  await page.getByRole('button', { name: /Mia Chen/ }).click();
  await page.getByRole('log').getByText('{{constructor').waitFor();
});
await picture('offline', buildBusyWorld().world, WIDE, async (page, server) => {
  await openMain(page);
  server.cut();
  await page.getByLabel('Message', { exact: true }).fill('I will look it up and write to you');
  await page.keyboard.press('Enter');
  await page.getByText('Reconnecting').waitFor();
  await page.getByText('Sending…').waitFor();
});
const ended = buildBusyWorld();
await picture('not-sent', ended.world, DARK, async (page) => {
  await openMain(page);
  const push = ended.world.push;
  ended.world.push = () => undefined; // the chat ends without the console hearing of it
  ended.world.complete(ended.main);
  ended.world.push = push;
  await page.getByLabel('Message', { exact: true }).fill('One more thing');
  await page.keyboard.press('Enter');
  await page.getByText('Not sent.').waitFor();
});
await picture('long', buildLargeWorld(200, 60), WIDE, async (page) => {
  await active(page);
  await page.getByRole('button', { name: /Visitor 17\b/ }).click();
  await page.getByRole('log').getByText('Line 60').waitFor();
});
const noOwner = (server: ContractServer): void => {
  server.mode.signedIn = false;
  server.mode.hasOwner = false;
};
await picture(
  'owner',
  new World(),
  { ...WIDE, hash: `#/owner/${'t'.repeat(43)}` },
  async (page) => {
    await page.getByRole('button', { name: 'Create account' }).click();
  },
  noOwner,
);
await picture('owner-small', new World(), SMALL_DARK, async (page) => page.getByLabel('Owner link').waitFor(), noOwner);
await picture(
  'sign-in-refused',
  new World(),
  DARK,
  async (page, server) => {
    server.mode.refuseSignIn = 'rate_limited';
    await page.getByLabel('E-mail').fill('ana@shop.example');
    await page.getByLabel('Password').fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('Too many attempts').waitFor();
  },
  (server) => {
    server.mode.signedIn = false;
  },
);
await close();
