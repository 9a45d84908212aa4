import { expect, test } from './desk-test.ts';
import { startFakeServer } from './fake-server.ts';

/** The real console in the real shell: what each promises the other. */
const REAL_PAGE = { emptyPage: false };

test('the console runs under the shell’s policy without a complaint', async ({ launch }) => {
  const server = await startFakeServer();
  const { page } = await launch({ ...REAL_PAGE, server: server.url });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (entry) => {
    if (/Content Security Policy|Refused to/.test(entry.text())) complaints.push(entry.text());
  });
  await page.reload();
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
  await page.getByRole('textbox', { name: /mail/i }).fill('ana@example.com');
  await page.getByLabel('Password', { exact: true }).fill('long enough password');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('tab', { name: /Pending Requests/ })).toBeVisible();
  expect(complaints).toEqual([]);
  await server.close();
});

test('a first start asks for the server, and goes on to the sign-in', async ({ launch }) => {
  const server = await startFakeServer();
  const { page } = await launch(REAL_PAGE);
  await page.getByRole('textbox').fill(server.url);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
  await server.close();
});
