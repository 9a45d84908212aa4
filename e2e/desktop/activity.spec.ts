import type { Page } from '@playwright/test';
import { expect, test } from './desk-test.ts';

const read = (page: Page) => page.evaluate(() => window.desktop.activity.get());
const next = (page: Page) =>
  page.evaluate(
    () => new Promise<string>((tell) => window.desktop.activity.onChange(({ activity }) => tell(activity))),
  );

test('a computer nobody touches for five minutes is idle, until it is touched', async ({ launch }) => {
  const { page, shell } = await launch();
  await shell.setIdle(0);
  expect(await read(page)).toEqual({ activity: 'active', sinceMs: 0 });
  const left = next(page);
  await shell.setIdle(299);
  expect(await left).toBe('idle');
  expect((await read(page)).sinceMs).toBeGreaterThanOrEqual(300_000);
  const back = next(page);
  await shell.setIdle(0);
  expect(await back).toBe('active');
});

test('a locked screen and sleep are told by name', async ({ launch }) => {
  const { page, shell } = await launch();
  await shell.setIdle(0);
  const locked = next(page);
  await shell.power('lock-screen');
  expect(await locked).toBe('locked');
  const asleep = next(page);
  await shell.power('suspend');
  expect(await asleep).toBe('asleep');
  const awake = next(page);
  await shell.power('resume');
  expect(await awake).toBe('locked');
  const unlocked = next(page);
  await shell.power('unlock-screen');
  expect(await unlocked).toBe('active');
});
