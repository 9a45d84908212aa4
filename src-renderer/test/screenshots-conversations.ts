import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { fail } from '#contract/result.ts';
import { openCamera } from './camera.ts';
import type { OpenOptions } from './open-console.ts';
import { addManyPast, buildPastWorld } from './past-scenes.ts';
import { World } from './world.ts';

/**
 * Pictures of past conversations, transcripts, exports and the privacy page:
 * `node src-renderer/test/screenshots-conversations.ts <folder> [part of a name]`.
 */
const { picture, close, folder } = await openCamera();

const at = (hash: string, options: OpenOptions): OpenOptions => ({ ...options, hash: `#/${hash}` });
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

for (const [suffix, options] of Object.entries<OpenOptions>({
  light: { scheme: 'light', height: 900 },
  dark: { scheme: 'dark', height: 900 },
  wide: { scheme: 'light', width: 1_600, height: 900 },
  small: { scheme: 'light', width: 400, height: 800 },
})) {
  const { world, mug, long } = buildPastWorld();
  await picture(`list-${suffix}`, world, at('conversations', options), (page) =>
    page.getByText('Jonas Weber').waitFor(),
  );
  await picture(`found-${suffix}`, world, at('conversations?text=refund', options), (page) =>
    page.locator('mark').first().waitFor(),
  );
  await picture(`filtered-${suffix}`, world, at('conversations?handoff=completed&stars=any&days=30', options), (page) =>
    page.getByText('Clear filters').waitFor(),
  );
  const { world: abroad } = buildPastWorld();
  abroad.past.timezone = 'Asia/Tokyo';
  await picture(`days-${suffix}`, abroad, at('conversations', options), async (page) => {
    await page.getByText('Jonas Weber').waitFor();
    await button(page, /^Began/).click();
    await page.getByText('Last 90 days').waitFor();
  });
  await picture(`nothing-${suffix}`, world, at('conversations?text=zebra', options), (page) =>
    page.getByText('Nothing found for').waitFor(),
  );
  await picture(`transcript-${suffix}`, world, at(`conversations/${mug}`, options), (page) =>
    page.getByText('It is on its way').waitFor(),
  );
  await picture(`hit-${suffix}`, world, at('conversations?text=refund', options), async (page) => {
    await page.getByRole('link', { name: /Mia Chen/ }).click();
    await page.locator('[data-hit="true"] mark').waitFor();
  });
  await picture(`about-${suffix}`, world, at(`conversations/${mug}`, options), async (page) => {
    await page.getByRole('heading', { name: 'Mia Chen' }).waitFor();
    const toggle = button(page, 'About this conversation');
    if (await toggle.isVisible()) await toggle.click();
    await page.getByText('All conversations of this visitor').waitFor();
  });
  await picture(`needle-${suffix}`, world, at(`conversations/${long}?seq=301&text=needle`, options), (page) =>
    page.locator('[data-hit="true"]').waitFor(),
  );
  await picture(`actions-${suffix}`, world, at(`conversations/${mug}`, options), async (page) => {
    await button(page, 'More actions').click();
    await page.getByText('Send by e-mail').waitFor();
  });
  await picture(`mail-${suffix}`, world, at(`conversations/${mug}`, options), async (page) => {
    await button(page, 'More actions').click();
    await page.getByText('Send by e-mail').click();
    await page.getByRole('textbox', { name: 'To' }).fill('nora@');
    await button(page, /^Send$/).click();
    await page.getByText('Enter one e-mail address').waitFor();
  });
  await picture(`erase-${suffix}`, world, at(`conversations/${mug}`, options), async (page) => {
    await button(page, 'More actions').click();
    await page.getByText('Erase this visitor').click();
    await button(page, 'Erase for good').click();
    await page.getByText('to go on.').waitFor();
  });
  await picture(`export-${suffix}`, world, at('conversations', options), async (page) => {
    await button(page, 'Export').click();
    await page.getByText(/messages in/).waitFor();
  });
  await picture(
    `exporting-${suffix}`,
    world,
    at('conversations', options),
    async (page, server) => {
      await button(page, 'Export').click();
      await page.getByText(/messages in/).waitFor();
      world.past.cuts = [20_000];
      await page.getByRole('dialog').getByRole('button', { name: 'Export' }).click();
      server.refusals.set('exportMessages', fail('unavailable', 'no'));
      await page
        .getByText(/goes on by itself/)
        .first()
        .waitFor();
    },
    () => {
      world.past.cuts = [];
    },
  );
  await picture(`exported-${suffix}`, world, at('conversations', options), async (page) => {
    await button(page, 'Export').click();
    await page.getByText(/messages in/).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Export' }).click();
    await page.getByText('Export finished').waitFor();
  });
  const strict = buildPastWorld().world;
  strict.privacy.save({ mode: 'anonymise', days: 90 });
  strict.privacy.erase({ email: 'mia.chen@mail.example' }, 'Ana Lindqvist', strict.instant());
  await picture(`privacy-${suffix}`, strict, at('settings/privacy', options), (page) =>
    page.getByText(/Erased: 1 visitor|of 3 conversations/).waitFor(),
  );
  await picture(`privacy-save-${suffix}`, strict, at('settings/privacy', options), async (page) => {
    await page.getByText('Delete it').click();
    await page.getByLabel('Days').fill('30');
    await button(page, 'Save…').click();
    await page.getByRole('alertdialog').waitFor();
  });
  await picture(`privacy-run-${suffix}`, strict, at('settings/privacy', options), async (page) => {
    await button(page, 'Apply it now…').click();
    await button(page, 'Make anonymous now').click();
    await page.getByText(/so far/).waitFor();
  });
}

const light: OpenOptions = { scheme: 'light', height: 900 };
await picture('list-empty', new World(), at('conversations', light), (page) =>
  page.getByText('No conversations yet').waitFor(),
);
const mine = buildPastWorld().world;
mine.me.permissions = ['chats.respond'];
await picture('list-mine', mine, at('conversations', light), (page) => page.getByText('Jonas Weber').waitFor());
await picture(
  'list-failed',
  buildPastWorld().world,
  at('conversations', light),
  (page) => page.getByRole('alert').waitFor(),
  (server) => server.refusals.set('listConversations', fail('internal', 'Something went wrong here.')),
);
const many = buildPastWorld().world;
addManyPast(many, 120);
await picture('list-end', many, at('conversations', light), async (page) => {
  await page.getByText('Jonas Weber').waitFor();
  for (;;) {
    await page.locator('.past-list').evaluate((box) => box.scrollTo(0, box.scrollHeight));
    if (await page.getByText('That was all.').isVisible()) break;
  }
});
await picture('transcript-missing', buildPastWorld().world, at(`conversations/${crypto.randomUUID()}`, light), (page) =>
  page.getByText('cannot be shown').waitFor(),
);
const hostile = buildPastWorld().world;
for (const [index, part] of [
  ['rtl', 'مريم'],
  ['emoji', 'Foxy'],
  ['endless', 'Maximiliane'],
].entries()) {
  const [name = '', text = ''] = part;
  await picture(`hostile-${index}-${name}`, hostile, at('conversations', light), async (page) => {
    await page.getByRole('link', { name: new RegExp(text) }).click();
    await page.getByRole('heading', { name: new RegExp(text) }).waitFor();
    await page.locator('[data-seq]').first().waitFor();
  });
}
const paper = buildPastWorld();
for (const [name, id] of [
  ['print', paper.mug],
  ['print-long', paper.long],
] as const) {
  await picture(name, paper.world, at(`conversations/${id}`, { scheme: 'dark', height: 900 }), async (page) => {
    await page.evaluate(() => Object.assign(window, { print: () => undefined }));
    await page.locator('[data-seq]').first().waitFor();
    const print = async (): Promise<void> => {
      await page.keyboard.press('Control+p');
      await page.locator('.print-sheet').waitFor({ state: 'attached' });
    };
    await print();
    await page.pdf({ path: join(folder, `${name}.pdf`), format: 'A4' });
    // Printed is printed: the sheet has gone.
    await print();
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 673, height: 950 }); // A4 without its margins
  });
}
await close();
