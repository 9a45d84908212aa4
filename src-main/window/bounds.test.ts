import { describe, expect, it } from 'vitest';
import { decideBounds } from './bounds.ts';

const laptop = { x: 0, y: 25, width: 1440, height: 875 };
const monitor = { x: 1440, y: 0, width: 2560, height: 1400 };
const place = { x: 200, y: 100, width: 1000, height: 700, maximized: false };

describe('decideBounds', () => {
  it.each([
    null,
    'wide',
    { x: 1 },
    { ...place, width: -5 },
    { ...place, x: Number.NaN },
    { ...place, y: Number.POSITIVE_INFINITY },
  ])('ignores what is no place: %j', (saved) => {
    expect(decideBounds(saved, [laptop])).toEqual({ width: 1180, height: 780, maximized: false });
  });

  it('comes back to where it was', () => {
    expect(decideBounds(place, [laptop])).toEqual(place);
    const onMonitor = { ...place, x: 2000, maximized: true };
    expect(decideBounds(onMonitor, [laptop, monitor])).toEqual(onMonitor);
  });

  it('lets the system choose the place when the monitor is gone, and keeps the size', () => {
    expect(decideBounds({ ...place, x: 2000 }, [laptop])).toEqual({ width: 1000, height: 700, maximized: false });
  });

  it.each([
    ['above the display', { x: 200, y: -40 }],
    ['below the display', { x: 200, y: 890 }],
    ['almost past the right edge', { x: 1400, y: 100 }],
    ['almost past the left edge', { x: -950, y: 100 }],
  ])('does not hide its title bar %s', (_where, corner) => {
    expect(decideBounds({ ...place, ...corner }, [laptop])).not.toHaveProperty('x');
  });

  it('shrinks to the display, but never below its smallest size', () => {
    expect(decideBounds({ ...place, width: 5000, height: 5000 }, [laptop])).toMatchObject({ width: 1440, height: 875 });
    expect(decideBounds({ ...place, width: 10, height: 10 }, [monitor])).toMatchObject({ width: 480, height: 520 });
  });
});
