import { describe, expect, it, vi } from 'vitest';
import { badgeText, countForBadge } from '../badge/badge-text.ts';
import { drawOverlay, OVERLAY_SIZE } from '../badge/overlay-bitmap.ts';
import { decideTrayState, describeAttention } from '../tray/tray-state.ts';
import { createAttentionHub, nothingToAttend } from './attention.ts';

const online = { pending: 0, unread: 0, presence: 'online', quiet: false } as const;

describe('createAttentionHub', () => {
  it('tells the present state at once, and then only changes', () => {
    const hub = createAttentionHub();
    const listener = vi.fn();
    hub.subscribe(listener);
    hub.set({ ...online, pending: 1 });
    hub.set({ ...online, pending: 1 });
    hub.set(online);
    expect(listener.mock.calls.map(([attention]) => attention)).toEqual([
      nothingToAttend,
      { ...online, pending: 1 },
      online,
    ]);
  });
});

describe('decideTrayState', () => {
  it.each([
    [{ ...online }, 'idle', 'Handoff Desk: nobody is waiting'],
    [{ ...online, unread: 1 }, 'unread', 'Handoff Desk: 1 unread message'],
    [{ ...online, unread: 2, pending: 1 }, 'pending', 'Handoff Desk: 1 pending request, 2 unread messages'],
    [{ ...online, presence: 'away' }, 'away', 'Handoff Desk: away'],
    [{ ...online, presence: 'away', quiet: true }, 'away', 'Handoff Desk: do not disturb'],
    [{ ...online, pending: 2, quiet: true }, 'pending', 'Handoff Desk: 2 pending requests, do not disturb'],
    [{ pending: 3, unread: 0, presence: 'away', quiet: false }, 'pending', 'Handoff Desk: 3 pending requests, away'],
    [{ pending: 3, unread: 2, presence: 'offline', quiet: false }, 'offline', 'Handoff Desk: not connected'],
  ] as const)('%j is %s', (attention, state, text) => {
    expect(decideTrayState(attention)).toBe(state);
    expect(describeAttention(attention)).toBe(text);
  });
});

describe('badge', () => {
  it('counts who waits for me, and stops at 99+', () => {
    expect(countForBadge({ ...online, pending: 2, unread: 3 })).toBe(5);
    expect([0, 1, 99, 100, 100_000].map(badgeText)).toEqual(['', '1', '99', '99+', '99+']);
  });

  it.each(['1', '42', '99+'])('draws %s inside its disc', (text) => {
    const pixels = drawOverlay(text);
    const at = (x: number, y: number) => [
      ...pixels.subarray((y * OVERLAY_SIZE + x) * 4, (y * OVERLAY_SIZE + x) * 4 + 4),
    ];
    expect(at(0, 0)).toEqual([0, 0, 0, 0]);
    expect(at(OVERLAY_SIZE / 2, 2)).toEqual([0x2f, 0x3d, 0xd6, 0xff]);
    const white = Array.from({ length: OVERLAY_SIZE ** 2 }, (_, i) => pixels.readUInt32BE(i * 4)).filter(
      (p) => p === 0xffffffff,
    );
    expect(white.length).toBeGreaterThan(50);
  });
});
