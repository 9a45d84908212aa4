import './plot.css';
import type { ReactNode } from 'react';
import { ResponsiveContainer } from 'recharts';

/** Room for a drawing, as wide as its card. The unit stands over the axis that it belongs to. */
export function Plot({ unit, height = 220, children }: { unit: string; height?: number; children: ReactNode }) {
  return (
    <div className="plot">
      <span className="plot__unit">{unit}</span>
      <ResponsiveContainer width="100%" height={height} debounce={50}>
        {children}
      </ResponsiveContainer>
    </div>
  );
}

export interface PlotTipRow {
  readonly key: string;
  readonly mark: ReactNode;
  readonly name: string;
  readonly value: string;
}

/** What is under the pointer, or under the arrow keys, which is also read out. */
export function PlotTip({ title, rows }: { title: string; rows: readonly PlotTipRow[] }) {
  return (
    <div className="plot-tip" role="status">
      <strong className="plot-tip__title">{title}</strong>
      <dl className="plot-tip__rows">
        {rows.map(({ key, mark, name, value }) => (
          <div key={key} className="plot-tip__row">
            <dt>
              {mark}
              {name}
            </dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** What the axes and grids of all plots have in common. */
export const AXIS = { stroke: 'var(--border)', tickLine: false, axisLine: false } as const;
export const X_AXIS = { ...AXIS, axisLine: true, interval: 'equidistantPreserveStart', minTickGap: 16 } as const;
export const Y_AXIS = { ...AXIS, width: 'auto' } as const;
export const MARGIN = { top: 8, right: 8, bottom: 0, left: 0 } as const;
/** Room for half a label at both ends; without it the last one, and then many others, are left out. */
export const X_PADDING = { left: 20, right: 20 } as const;
