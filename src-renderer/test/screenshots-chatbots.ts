import type { Page } from '@playwright/test';
import { fail } from '#contract/result.ts';
import { openCamera } from './camera.ts';
import { buildOwnersWorld } from './chatbot-scenes.ts';
import type { OpenOptions } from './open-console.ts';
import { World } from './world.ts';

/** Pictures of setting up chatbots, and of messages: `node src-renderer/test/screenshots-chatbots.ts <folder>`. */
const { picture, close } = await openCamera();

const SIZES: Record<string, OpenOptions> = {
  light: { scheme: 'light' },
  dark: { scheme: 'dark' },
  small: { scheme: 'light', width: 360, height: 720 },
  medium: { scheme: 'light', width: 960, height: 700 },
};

const openList = async (page: Page) => {
  await page.getByRole('button', { name: 'Chatbots', exact: true }).click();
};
const openStep = async (page: Page, step: string) => {
  await openList(page);
  await page.getByRole('button', { name: /Mossy/ }).click();
  await page.getByRole('button', { name: step }).click();
  await page.getByText('Saved', { exact: true }).waitFor();
};
const scrollTo = (page: Page, text: string) => page.getByText(text, { exact: true }).first().scrollIntoViewIfNeeded();

for (const [suffix, options] of Object.entries(SIZES)) {
  const owners = () => buildOwnersWorld().world;
  await picture(`list-${suffix}`, owners(), options, async (page) => {
    await openList(page);
    await page.getByText('Wholesale desk').waitFor();
  });
  await picture(`basics-${suffix}`, owners(), options, async (page) => {
    await openStep(page, 'Step 1: Basics');
    await page.getByLabel('Greeting').waitFor();
  });
  await picture(`knowledge-${suffix}`, owners(), options, async (page) => {
    await openStep(page, 'Step 2: Knowledge');
    await page.getByRole('textbox', { name: 'Try it' }).fill('where is it');
    await page.getByRole('button', { name: 'Ask' }).click();
    await page.getByText('82 %').waitFor();
    await page.getByText('Do you ship abroad?').waitFor();
  });
  await picture(`appearance-${suffix}`, owners(), options, async (page) => {
    await openStep(page, 'Step 3: Appearance');
  });
  await picture(`behaviour-${suffix}`, owners(), options, async (page) => {
    await openStep(page, 'Step 4: Behaviour');
  });
  await picture(`escalation-${suffix}`, owners(), options, async (page) => {
    await openStep(page, 'Step 5: Escalation');
    await page.getByText('Copy Monday to weekdays').waitFor();
  });
  await picture(`escalation-week-${suffix}`, owners(), options, async (page) => {
    await openStep(page, 'Step 5: Escalation');
    await scrollTo(page, 'Copy Monday to weekdays');
  });
  await picture(`escalation-simulator-${suffix}`, owners(), options, async (page) => {
    await openStep(page, 'Step 5: Escalation');
    await page.getByLabel('From').fill('2026-10-20');
    await page.getByLabel('To', { exact: true }).fill('2026-10-30');
    await page.getByText('clocks go back 1 h').waitFor();
    await page.getByText(/^Fri,? 30 Oct/).scrollIntoViewIfNeeded();
  });
  await picture(`escalation-rules-${suffix}`, owners(), options, async (page) => {
    await openStep(page, 'Step 5: Escalation');
    await scrollTo(page, 'Keywords');
  });
  await picture(`install-${suffix}`, owners(), options, async (page) => {
    await openStep(page, 'Step 6: Install');
    await page.getByText('Connected ✓').waitFor();
  });
  await picture(`install-identity-${suffix}`, owners(), options, async (page) => {
    await openStep(page, 'Step 6: Install');
    await page.getByRole('button', { name: 'Create identity secret' }).click();
    await page.getByText('Copy it now').waitFor();
    await scrollTo(page, 'Require a signed identity');
  });
  await picture(`messages-${suffix}`, owners(), options, async (page) => {
    await page.getByRole('button', { name: 'Messages', exact: true }).click();
    await page.getByRole('button', { name: /Mia Chen/ }).click();
    await page.getByText('Answer by e-mail').waitFor();
  });
}

const empty = new World();
empty.me.permissions = ['chats.respond', 'chatbots.manage'];
await picture('list-empty', empty, { scheme: 'light' }, async (page) => {
  await openList(page);
  await page.getByText('No chatbots yet').waitFor();
});
await picture('messages-empty', empty, { scheme: 'dark' }, async (page) => {
  await page.getByRole('button', { name: 'Messages', exact: true }).click();
  await page.getByText('Nothing to answer').waitFor();
});
await picture('new', buildOwnersWorld().world, { scheme: 'light' }, async (page) => {
  await openList(page);
  await page.getByRole('button', { name: 'New chatbot' }).click();
  await page.getByRole('button', { name: 'Create' }).click();
  await page.getByText('Give it a name.').waitFor();
});
await picture('import', buildOwnersWorld().world, { scheme: 'light' }, async (page) => {
  await openStep(page, 'Step 2: Knowledge');
  await page.getByRole('button', { name: 'Import' }).click();
  await page.getByLabel('Text', { exact: true }).fill('Do you gift-wrap?,Yes. It costs 2 €.\nonly a question');
  await page.getByRole('button', { name: 'Show what would be added' }).click();
  await page.getByText('It has no answer.').waitFor();
});
await picture('entry-form', buildOwnersWorld().world, { scheme: 'dark' }, async (page) => {
  await openStep(page, 'Step 2: Knowledge');
  await page.getByRole('button', { name: 'Add entry' }).click();
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByText('Write what a visitor would ask.').waitFor();
});
await picture('invalid', buildOwnersWorld().world, { scheme: 'light' }, async (page) => {
  await openStep(page, 'Step 5: Escalation');
  await page.getByRole('group', { name: 'Monday' }).getByLabel('End Time').fill('09:00');
  await page.getByText('Not saved: see the marked fields').waitFor();
});
await picture('failed', buildOwnersWorld().world, { scheme: 'dark' }, async (page, server) => {
  await openStep(page, 'Step 1: Basics');
  server.refusals.set('updateChatbot', fail('internal', 'That did not work.'));
  await page.getByRole('textbox', { name: 'Name' }).fill('Mossy the second');
  await page.getByText('Could not save').waitFor();
});
const shared = buildOwnersWorld();
await picture('conflict', shared.world, { scheme: 'light' }, async (page) => {
  await openStep(page, 'Step 1: Basics');
  shared.world.bots.change(shared.chatbotId, {});
  await page.getByRole('textbox', { name: 'Name' }).fill('Mossy the second');
  await page.getByText('Somebody else has changed').waitFor();
});
await picture('timezones', buildOwnersWorld().world, { scheme: 'light' }, async (page) => {
  await openStep(page, 'Step 5: Escalation');
  await page.getByRole('combobox', { name: 'Timezone' }).fill('york');
  await page.getByRole('option', { name: 'America/New York' }).waitFor();
});
await picture('preview-medium', buildOwnersWorld().world, { width: 960, height: 700 }, async (page) => {
  await openStep(page, 'Step 1: Basics');
  await page.getByRole('button', { name: 'Preview' }).click();
});
await close();
