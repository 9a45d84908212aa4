import './badge.css';
import type { ReactNode } from 'react';

/** A small word beside a name, such as "Bot". */
export function Badge({ tone = 'neutral', children }: { tone?: 'neutral' | 'bot' | 'accent'; children: ReactNode }) {
  return <span className={`badge badge--${tone}`}>{children}</span>;
}

/** A number that wants attention; nothing at zero. */
export function Count({ value, tone = 'accent' }: { value: number; tone?: 'accent' | 'neutral' | 'alert' }) {
  if (value === 0) return null;
  return <span className={`count count--${tone}`}>{value > 99 ? '99+' : value}</span>;
}
