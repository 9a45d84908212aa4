import { expect } from '@playwright/test';
import { describe, test } from 'vitest';
import { fail } from '#contract/result.ts';
import { driveConsole } from './drive-console.ts';
import { buildQueue } from './scenes.ts';

const open = driveConsole();

describe('looking into a request that waits', () => {
  test('a server that was too busy to show it is asked again', async () => {
    const { world } = buildQueue();
    const { page, server } = await open(world);
    server.refusals.set('conversation:open', fail('rate_limited', 'Too many at once', { retryAfterMs: 200 }));
    await page.getByRole('listitem').getByText('Mia Chen').click();
    await expect(page.getByRole('status', { name: 'Loading the conversation' })).toBeVisible();
    server.refusals.clear();
    await expect(page.getByRole('log').getByText('I did not find anything about that.')).toBeVisible();
  });

  test('what was asked for when the line broke is there when it is back', async () => {
    const { world } = buildQueue();
    const { page, server } = await open(world);
    server.silent.add('conversation:open');
    await page.getByRole('listitem').getByText('Mia Chen').click();
    await expect.poll(() => server.calls.at(-1)?.name).toBe('conversation:open');
    server.cut();
    server.silent.clear();
    server.restore();
    await expect(page.getByRole('log').getByText('I did not find anything about that.')).toBeVisible();
  });
});
