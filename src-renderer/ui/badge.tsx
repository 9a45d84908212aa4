import './badge.css';
import type { ReactNode } from 'react';

/** A small word beside a name, such as "Bot". */
export function Badge({ tone = 'neutral', children }: { tone?: 'neutral' | 'bot' | 'accent'; children: ReactNode }) {
  return <span className={`badge badge--${tone}`}>{children}</span>;
}

interface CountProps {
  value: number;
  tone?: 'accent' | 'neutral' | 'alert';
  /** Only drawn: it is no part of the label it stands in, and is told in other words. */
  decorative?: boolean;
}

/** A number that wants attention; nothing at zero. */
export function Count({ value, tone = 'accent', decorative = false }: CountProps) {
  if (value === 0) return null;
  const text = value > 99 ? '99+' : String(value);
  const look = `count count--${tone}`;
  return decorative ? <span className={look} data-drawn={text} /> : <span className={look}>{text}</span>;
}
