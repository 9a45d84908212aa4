import type { Invited } from '#contract/team.ts';
import { type Backend, startBackend } from '../support/start-backend.ts';
import { claimOwner, type Login, signIn } from '../support/team.ts';
import type { Console } from './console-handle.ts';
import { expect, test } from './desk-test.ts';

/** The real server and the real console: an invite comes in as a link of the desktop. */

let backend: Backend;
let owner: Login;

test.beforeEach(async () => {
  backend = await startBackend();
  owner = await claimOwner(backend);
});
test.afterEach(() => backend.stop());

async function invite(email: string): Promise<string> {
  const response = await fetch(`${backend.url}/api/v1/team/invites`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await signIn(backend, owner)}` },
    body: JSON.stringify({ email, role: 'agent', permissions: ['chats.respond'], chatbotIds: null, mail: false }),
  });
  expect(response.status).toBe(200);
  return ((await response.json()) as Invited).links.app;
}

const tokenOf = (link: string): string => link.slice('handoff-desk://join/'.length);
const lookAt = ({ page }: Console, token: string) =>
  page.evaluate((given) => window.desktop.session.lookAtInvite(given), token);

test('an invite that starts the app leads to joining, and from there to Live Chats', async ({ launch }) => {
  const link = await invite('nora@example.test');
  const desk = await launch({ server: backend.url, args: [link], emptyPage: false });
  const { page } = desk;
  await expect(page.getByText('Olga Owner invited you as an agent.')).toBeVisible();
  await page.getByLabel('Your name').fill('Nora Vance');
  await page.getByLabel('Password').fill('blue kettle by the door');
  await page.getByRole('button', { name: 'Join' }).click();
  await expect(page.getByRole('tab', { name: 'Pending Requests' })).toBeVisible();
  expect(await lookAt(desk, tokenOf(link))).toMatchObject({ status: 'refused', error: { code: 'unauthorized' } });

  await test.step('and the invite, which is spent, is not asked about after a restart of the page', async () => {
    await page.reload();
    await expect(page.getByRole('tab', { name: 'Pending Requests' })).toBeVisible();
    await expect(page.getByRole('alertdialog')).toHaveCount(0);
  });
});

test('an invite that comes while somebody is at work asks first; nobody is signed out, nothing is used up', async ({
  launch,
}) => {
  const link = await invite('nora@example.test');
  const desk = await launch({ server: backend.url, emptyPage: false });
  const { page, shell } = desk;
  await page.getByRole('textbox', { name: /mail/i }).fill(owner.email);
  await page.getByLabel('Password', { exact: true }).fill(owner.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('tab', { name: 'Pending Requests' })).toBeVisible();

  const question = page.getByRole('alertdialog', { name: 'Look at the invite?' });
  await shell.startAgain([link]);
  await expect(question).toContainText(`You are working as ${owner.email}`);
  await question.getByRole('button', { name: 'Stay here' }).click();
  await expect(question).toHaveCount(0);
  await expect(page.getByRole('tab', { name: 'Pending Requests' })).toBeVisible();
  expect(await lookAt(desk, tokenOf(link))).toMatchObject({ status: 'ok', value: { email: 'nora@example.test' } });

  await shell.startAgain([link]);
  await question.getByRole('button', { name: 'Look at it' }).click();
  await expect(page.getByText('Olga Owner invited you as an agent.')).toBeVisible();
  const { accounts } = await page.evaluate(() => window.desktop.accounts.list());
  expect(accounts).toMatchObject([{ email: owner.email, signedIn: true }]);
});

test('a lost password is asked about and set through the shell, and made-up links are refused', async ({ launch }) => {
  const { page } = await launch({ server: backend.url });
  const madeUp = 'Ab0_-'.repeat(8).padEnd(43, 'z');
  const ask = (email: string) => page.evaluate((given) => window.desktop.session.requestReset(given), email);
  // Answered alike whether anybody has the address.
  expect(await ask(owner.email)).toEqual(await ask('nobody@example.test'));
  const answers = await page.evaluate(
    (token) =>
      Promise.all([
        window.desktop.session.lookAtInvite(token),
        window.desktop.session.join({ token, name: 'Eve', password: 'blue kettle by the door' }),
        window.desktop.session.resetPassword({ token, newPassword: 'blue kettle by the door' }),
      ]),
    madeUp,
  );
  for (const answer of answers) expect(answer).toMatchObject({ status: 'refused', error: { code: 'unauthorized' } });
  expect(await page.evaluate(() => window.desktop.accounts.list())).toEqual({ accounts: [], shownId: null });
});
