import { expect, it } from 'vitest';
import { decideCardPlace } from './card-place.ts';

const screen = { x: 0, y: 25, width: 1440, height: 875 };

it.each([
  ['bottom right', screen, 200, { x: 1044, y: 684, width: 380, height: 200 }],
  ['on the second display', { ...screen, x: 1440 }, 200, { x: 2484, y: 684, width: 380, height: 200 }],
  ['whole pixels', screen, 200.4, { x: 1044, y: 684, width: 380, height: 200 }],
  ['a page that says nothing yet', screen, 0, { x: 1044, y: 764, width: 380, height: 120 }],
  ['a text longer than the display', screen, 5_000, { x: 1044, y: 41, width: 380, height: 843 }],
])('%s', (_what, area, height, place) => {
  expect(decideCardPlace(area, height)).toEqual(place);
});
