export type Heat = 0 | 1 | 2 | 3 | 4;

/** How dark a cell is: 0 only for nothing, 4 for the upper quarter of what there is most of. */
export function decideHeat(count: number, most: number): Heat {
  if (count === 0 || most === 0) return 0;
  const quarter = Math.ceil((count / most) * 4);
  return quarter >= 4 ? 4 : quarter === 3 ? 3 : quarter === 2 ? 2 : 1;
}
