import './marks.css';

/** How a quantity is drawn: each has a colour and a texture, so that nothing is told by colour alone. */
export type Mark = 'accepted' | 'cancelled' | 'expired' | 'waiting' | 'before' | 'line';

/** The textures, to be drawn with `fill="url(#<prefix>-<mark>)"`. */
export function MarkPatterns({ prefix }: { prefix: string }) {
  return (
    <defs>
      <pattern id={`${prefix}-accepted`} width="6" height="6" patternUnits="userSpaceOnUse">
        <rect width="6" height="6" className="mark-ground mark-ground--accepted" />
      </pattern>
      <pattern
        id={`${prefix}-cancelled`}
        width="6"
        height="6"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="6" height="6" className="mark-soft mark-soft--cancelled" />
        <rect width="3" height="6" className="mark-ground mark-ground--cancelled" />
      </pattern>
      <pattern id={`${prefix}-expired`} width="5" height="5" patternUnits="userSpaceOnUse">
        <rect width="5" height="5" className="mark-ground mark-ground--expired" />
        <circle cx="2.5" cy="2.5" r="1.1" className="mark-soft mark-soft--expired" />
      </pattern>
      <pattern id={`${prefix}-waiting`} width="4" height="4" patternUnits="userSpaceOnUse">
        <rect width="4" height="4" className="mark-soft mark-soft--waiting" />
        <rect width="4" height="1.2" className="mark-ground mark-ground--waiting" />
      </pattern>
    </defs>
  );
}

export function fillOf(prefix: string, mark: Mark): string {
  return `url(#${prefix}-${mark})`;
}

/** The mark beside its name, in legends and tooltips. */
export function Swatch({ mark, prefix }: { mark: Mark; prefix: string }) {
  return (
    <svg className="swatch" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" focusable="false">
      {mark === 'before' || mark === 'line' ? (
        <path d="M0 7H14" className={`mark-line mark-line--${mark}`} />
      ) : (
        <rect x="1" y="1" width="12" height="12" rx="2" fill={fillOf(prefix, mark)} />
      )}
    </svg>
  );
}

export interface LegendItem {
  readonly mark: Mark;
  readonly name: string;
  readonly value?: string;
}

export function Legend({ items, prefix }: { items: readonly LegendItem[]; prefix: string }) {
  return (
    <ul className="legend">
      {items.map(({ mark, name, value }) => (
        <li key={mark} className="legend__item">
          <Swatch mark={mark} prefix={prefix} />
          {name}
          {value === undefined ? null : <b className="legend__value">{value}</b>}
        </li>
      ))}
    </ul>
  );
}
