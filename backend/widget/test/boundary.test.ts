import { expect as seeing } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scheduleSchema } from '#contract/business-hours.ts';
import { openSocketHouse, type SocketHouse } from '../../test-support/socket-house.ts';
import { createTestClock, type TestClock } from '../../test-support/test-clock.ts';
import type {} from '../../test-support/vitest-global-setup.ts';
import { openTheatre, type Stage, type Theatre } from './stage.ts';

/** The real server and the real widget in a real browser, with the server's clock in the test's hand. */
const HOUR = 3_600_000;
const officeHours = scheduleSchema.parse({
  timezone: 'America/New_York',
  week: Object.fromEntries([1, 2, 3, 4, 5].map((day) => [day, [{ open: '09:00', close: '17:00' }]])),
});

let clock: TestClock;
let house: SocketHouse;
let theatre: Theatre;
let stage: Stage;
beforeAll(async () => {
  // Monday, 3 PM in New York.
  clock = createTestClock('2026-11-23T20:00:00.000Z');
  house = await openSocketHouse({ time: clock });
  const { id, workspace_id: workspaceId } = house.chatbot;
  const hours = { hours_enabled: true, schedule: JSON.stringify(officeHours) };
  await house.db.updateTable('chatbots').set(hours).where('id', '=', id).execute();
  house.chatbots.forget(id);
  house.events.emit('chatbot.changed', { workspaceId, chatbotId: id });
  await house.agent();
  theatre = await openTheatre();
  const boot = `window.HandoffDesk('boot', { chatbot: '${id}', server: '${house.url}' });`;
  const stub = 'window.HandoffDesk = function () { window.HandoffDesk.q.push(arguments); }; window.HandoffDesk.q = [];';
  const embed = `<script>${stub} ${boot}</script><script async src="SERVER/widget.js"></script>`;
  stage = await theatre.open({ '/shop': { embed } });
});
afterAll(async () => {
  await stage.close();
  await theatre.close();
  await house.close();
  expect(house.faults).toEqual([]);
});

/** Lets the clock go on in steps, as it does: each timer finds the world as the one before has left it. */
async function goOn(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 60_000) {
    clock.advance(Math.min(left, 60_000));
    await house.events.settled();
    await house.availability.idle();
  }
}

describe('a visitor in Berlin, on a day in New York', () => {
  it('has the button at 3 PM, and at 7 PM is told when the team is back', async () => {
    const { page, request, launcher } = await stage.visit('/shop', {
      timezoneId: 'Europe/Berlin',
      locale: 'en-US',
      servedFrom: house.url,
    });
    await launcher.click();
    await seeing(request).toBeVisible();
    // Five to five: still there.
    await goOn(1.99 * HOUR);
    await seeing(request).toBeVisible();
    await goOn(0.01 * HOUR);
    await seeing(page.getByText('Our team is currently offline')).toBeVisible({ timeout: 1_000 });
    await seeing(request).toHaveCount(0);
    await goOn(2 * HOUR);
    await seeing(page.getByText('Our team is currently offline')).toBeVisible();
    // Nine in New York is three in Berlin.
    await seeing(page.getByText(/We’re back (at|on Tuesday) 3:00 PM/)).toBeVisible();
    await goOn(14 * HOUR);
    await seeing(request).toBeVisible({ timeout: 1_000 });
  });
});
