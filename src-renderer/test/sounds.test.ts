import { expect } from '@playwright/test';
import { describe, test } from 'vitest';
import { composeSound, gainOf } from '../host/sound-notes.ts';
import { driveConsole } from './drive-console.ts';
import { World } from './world.ts';

const open = driveConsole();

declare global {
  interface Window {
    tones: number[];
  }
}

/** In the page: writes down every tone that is started. */
function recordTones(): void {
  window.tones = [];
  const { start } = OscillatorNode.prototype;
  OscillatorNode.prototype.start = function (when) {
    window.tones.push(this.frequency.value);
    start.call(this, when);
  };
}
const highest = (kind: 'request' | 'message') => Math.max(...composeSound(kind).map(({ frequency }) => frequency));

describe('sounds', () => {
  test('in a browser silent before the first click, which is said; then a request rings', async () => {
    const world = new World();
    const { page } = await open(world, { before: recordTones });
    await expect(page.getByText('No one is waiting')).toBeVisible();
    world.request(world.begin({ name: 'Mia Chen' }));
    await expect(page.getByText('Sounds are silent until you click')).toBeVisible();
    expect(await page.evaluate(() => window.tones)).toEqual([]);
    await page.getByRole('heading', { name: 'Live Chats' }).click();
    await expect(page.getByText('Sounds are silent until you click')).toBeHidden();
    world.request(world.begin({ name: 'Tom' }));
    await expect.poll(() => page.evaluate(() => window.tones.length)).toBe(composeSound('request').length);
  });

  test('a message sounds different from a request, and neither is louder than it may be', async () => {
    expect(highest('message')).not.toBe(highest('request'));
    expect(composeSound('request').length).toBeGreaterThan(composeSound('message').length);
    expect([gainOf(0, false), gainOf(100, false), gainOf(100, true)]).toEqual([0, 0.6, 0.6]);
    expect(gainOf(50, true)).toBeGreaterThan(gainOf(50, false));
    for (const kind of ['request', 'message'] as const) {
      const edges = composeSound(kind).flatMap(({ at, lasts }) => [at, at + lasts]);
      const loudest = Math.max(
        ...edges.map((moment) =>
          composeSound(kind)
            .filter(({ at, lasts }) => at <= moment && moment < at + lasts)
            .reduce((sum, { at, lasts, strength }) => sum + strength * 0.0001 ** ((moment - at) / lasts), 0),
        ),
      );
      expect(loudest * 0.6).toBeLessThan(1);
    }
  });
});
