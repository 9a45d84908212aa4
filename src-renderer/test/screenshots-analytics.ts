import type { Page } from '@playwright/test';
import { permissionSchema } from '#contract/members.ts';
import { fail } from '#contract/result.ts';
import { openCamera } from './camera.ts';
import type { ContractServer } from './contract-server.ts';
import type { OpenOptions } from './open-console.ts';
import { World } from './world.ts';

/** Pictures of the dashboard and the wallboard: `node src-renderer/test/screenshots-analytics.ts <folder> [part of a name]`. */
const camera = await openCamera();

interface Scene {
  readonly options: OpenOptions;
  readonly hash: string;
  readonly world?: (world: World) => void;
  readonly server?: (server: ContractServer) => void;
  readonly act: (page: Page, server: ContractServer) => Promise<unknown>;
  /** As tall as its content: the page scrolls inside of itself. */
  readonly whole?: boolean;
}

async function picture(name: string, { options, hash, act, whole, ...scene }: Scene): Promise<void> {
  const world = new World();
  world.me.permissions = [...permissionSchema.options];
  scene.world?.(world);
  const actAndGrow = async (page: Page, server: ContractServer): Promise<void> => {
    await act(page, server);
    if (whole) await growToContent(page, options.width ?? 1_280);
  };
  await camera.picture(name, world, { ...options, hash }, actAndGrow, scene.server);
}

async function growToContent(page: Page, width: number): Promise<void> {
  const height = await page.evaluate(() => document.querySelector('.analytics')?.scrollHeight ?? 800);
  await page.setViewportSize({ width, height: height + 80 });
  await page.waitForFunction(
    (least) =>
      document.querySelector('.analytics')?.clientHeight === document.querySelector('.analytics')?.scrollHeight ||
      innerHeight > least,
    height,
  );
}

const full = (page: Page): Promise<unknown> => page.getByRole('list', { name: 'Waited longest' }).waitFor();
const empty = (world: World): void => {
  world.analytics.perDay = 0;
};

for (const [suffix, options] of Object.entries<OpenOptions>({
  light: { scheme: 'light', height: 900 },
  dark: { scheme: 'dark', height: 900 },
  small: { scheme: 'light', width: 400, height: 800 },
  'small-dark': { scheme: 'dark', width: 400, height: 800 },
})) {
  await picture(`analytics-${suffix}`, { options, hash: '#/analytics', act: full, whole: true });
  await picture(`analytics-top-${suffix}`, { options, hash: '#/analytics?preset=last-30-days', act: full });
  await picture(`analytics-quarter-${suffix}`, {
    options,
    hash: '#/analytics?preset=last-90-days',
    act: full,
    whole: true,
  });
  await picture(`analytics-day-${suffix}`, { options, hash: '#/analytics?preset=yesterday', act: full, whole: true });
  await picture(`analytics-today-${suffix}`, { options, hash: '#/analytics?preset=today', act: full, whole: true });
  await picture(`analytics-one-point-${suffix}`, {
    options,
    hash: '#/analytics?from=2024-11-24&to=2026-11-23&compare=none',
    act: full,
    whole: true,
  });
  await picture(`analytics-alone-${suffix}`, { options, hash: '#/analytics?compare=none', act: full, whole: true });
  await picture(`analytics-empty-${suffix}`, {
    options,
    hash: '#/analytics',
    world: empty,
    act: (page) => page.getByText('No conversations on these days').waitFor(),
    whole: true,
  });
  await picture(`analytics-quiet-${suffix}`, {
    options,
    hash: '#/analytics',
    world: ({ analytics }) => {
      analytics.perDay = 2;
    },
    act: (page) => page.getByRole('table', { name: 'What became of conversations' }).waitFor(),
    whole: true,
  });
  await picture(`analytics-custom-${suffix}`, {
    options,
    hash: '#/analytics?from=2026-11-01&to=2026-11-07',
    async act(page) {
      await full(page);
      await page.getByRole('button', { name: /^Agents:/ }).click();
      await page.getByRole('dialog').getByText('Cem Yılmaz').click();
    },
  });
  await picture(`analytics-tables-${suffix}`, {
    options,
    hash: '#/analytics',
    async act(page) {
      await full(page);
      for (let left = await page.getByRole('button', { name: 'Show as table' }).count(); left > 0; left -= 1) {
        await page.getByRole('button', { name: 'Show as table' }).first().click();
      }
    },
    whole: true,
  });
  await picture(`analytics-tip-${suffix}`, {
    options,
    hash: '#/analytics',
    async act(page) {
      await full(page);
      const chart = page.getByRole('application', { name: 'Requests over time' });
      await chart.scrollIntoViewIfNeeded();
      await chart.focus();
      for (let steps = 0; steps < 4; steps += 1) await page.keyboard.press('ArrowRight');
      await page.locator('.plot-tip').waitFor();
    },
  });
  await picture(`analytics-definition-${suffix}`, {
    options,
    hash: '#/analytics',
    async act(page) {
      await full(page);
      await page.getByRole('button', { name: 'Answered within 30 s' }).focus();
      await page.getByRole('tooltip').waitFor();
    },
  });
  await picture(`analytics-loading-${suffix}`, {
    options,
    hash: '#/analytics',
    async act(page) {
      await page.getByRole('status', { name: 'Loading the numbers' }).waitFor();
    },
    server: (server) => void server.silent.add('getReport'),
  });
  await picture(`analytics-error-${suffix}`, {
    options,
    hash: '#/analytics',
    act: (page) => page.getByRole('button', { name: 'Retry' }).waitFor(),
    server: (server) => void server.refusals.set('getReport', fail('internal', 'Something went wrong on the server.')),
  });
  await picture(`analytics-outdated-${suffix}`, {
    options,
    hash: '#/analytics',
    async act(page, server) {
      await full(page);
      server.refusals.set('getReport', fail('unavailable', 'The server is busy.'));
      await page.getByText('Yesterday', { exact: true }).click();
      await page.getByRole('button', { name: 'Retry' }).waitFor();
    },
  });
  await picture(`analytics-forbidden-${suffix}`, {
    options,
    hash: '#/analytics',
    world: (world) => {
      world.me.permissions = ['chats.respond'];
    },
    act: (page) => page.getByText('You may not see').waitFor(),
  });
}

for (const [suffix, options] of Object.entries<OpenOptions>({
  desk: { scheme: 'light', height: 720 },
  wall: { scheme: 'dark', width: 1_920, height: 1_080 },
  small: { scheme: 'dark', width: 400, height: 800 },
})) {
  const shown = (page: Page): Promise<unknown> => page.getByText('Longest wait').waitFor();
  await picture(`wallboard-${suffix}`, { options, hash: '#/wallboard', act: shown });
  await picture(`wallboard-overdue-${suffix}`, {
    options,
    hash: '#/wallboard',
    world: ({ analytics }) => {
      analytics.board = { waiting: 12, waitingSince: new Date(Date.now() - 754_000).toISOString() };
    },
    act: shown,
  });
  await picture(`wallboard-long-${suffix}`, {
    options,
    hash: '#/wallboard',
    world: ({ analytics }) => {
      analytics.board = { waiting: 1, waitingSince: new Date(Date.now() - 150_000).toISOString() };
    },
    act: shown,
  });
  await picture(`wallboard-team-${suffix}`, {
    options,
    hash: '#/wallboard',
    world: ({ analytics }) => {
      const [first] = analytics.wallboard().agents;
      if (!first) throw new Error('this world has no agents');
      analytics.board = {
        waitingSince: new Date(Date.now() - 7_500_000).toISOString(),
        agents: Array.from({ length: 14 }, (_, index) => ({
          ...first,
          id: crypto.randomUUID(),
          name: `${first.name} ${index + 1}`,
        })),
      };
    },
    act: shown,
  });
  await picture(`wallboard-empty-${suffix}`, {
    options,
    hash: '#/wallboard',
    world: ({ analytics }) => {
      analytics.perDay = 0;
      analytics.board = { waiting: 0, waitingSince: null, activeChats: 0, agents: [] };
    },
    act: shown,
  });
  await picture(`wallboard-stale-${suffix}`, {
    options,
    hash: '#/wallboard',
    async act(page, server) {
      await shown(page);
      server.cut();
      await page.getByText('No connection since').waitFor();
    },
  });
}
await camera.close();
