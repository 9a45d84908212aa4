import { z } from 'zod';

export const savedBoundsSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  maximized: z.boolean(),
});
export type SavedBounds = z.infer<typeof savedBoundsSchema>;

export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

export const SMALLEST = { width: 480, height: 520 };
const PREFERRED = { width: 1180, height: 780 };
/** So much of the title bar must be on a display for a person to be able to drag the window. */
const REACHABLE = { width: 120, height: 24 };

/**
 * Where the window opens. What was saved holds only while a display still shows its title bar: monitors are unplugged
 * and resolutions change. Without a place the operating system chooses one.
 * @param workAreas of all displays, the primary one first, in device-independent pixels
 */
export function decideBounds(saved: unknown, workAreas: readonly Area[]): Partial<Area> & { maximized: boolean } {
  const parsed = savedBoundsSchema.safeParse(saved);
  if (!parsed.success) return { ...shrinkInto(PREFERRED, workAreas[0]), maximized: false };
  const { maximized, ...bounds } = parsed.data;
  const display = workAreas.find((area) => showsTitleBar(bounds, area));
  if (!display) return { ...shrinkInto(bounds, workAreas[0]), maximized };
  return { x: bounds.x, y: bounds.y, ...shrinkInto(bounds, display), maximized };
}

function shrinkInto(
  size: { width: number; height: number },
  area: Area | undefined,
): { width: number; height: number } {
  return {
    width: Math.max(SMALLEST.width, Math.min(size.width, area?.width ?? PREFERRED.width)),
    height: Math.max(SMALLEST.height, Math.min(size.height, area?.height ?? PREFERRED.height)),
  };
}

function showsTitleBar(bounds: Area, area: Area): boolean {
  const visibleWidth = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  const titleBarIsInside = bounds.y >= area.y && bounds.y + REACHABLE.height <= area.y + area.height;
  return visibleWidth >= REACHABLE.width && titleBarIsInside;
}
