import type { Area } from '../window/bounds.ts';

export const CARD_WIDTH = 380;
const MARGIN = 16;
const SMALLEST_HEIGHT = 120;

/** Bottom right, where eyes do not read and hands do not click; as high as its page, within the display. */
export function decideCardPlace(workArea: Area, height: number): Area {
  const fits = Math.min(Math.max(SMALLEST_HEIGHT, Math.round(height)), workArea.height - 2 * MARGIN);
  return {
    x: workArea.x + workArea.width - CARD_WIDTH - MARGIN,
    y: workArea.y + workArea.height - fits - MARGIN,
    width: CARD_WIDTH,
    height: fits,
  };
}
