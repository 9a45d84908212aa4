import './empty-state.css';
import type { ReactNode } from 'react';

/** Nothing to show, and what to do about it. */
export function EmptyState(props: { icon: ReactNode; title: string; children?: ReactNode }) {
  return (
    <div className="empty-state">
      <span className="empty-state__icon">{props.icon}</span>
      <p className="empty-state__title">{props.title}</p>
      {props.children ? <div className="empty-state__text">{props.children}</div> : null}
    </div>
  );
}
