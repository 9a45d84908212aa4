import './notice-bar.css';
import type { ReactNode } from 'react';

/** A calm line above or inside a panel: something the person should know, with at most one thing to do. */
export function NoticeBar(props: {
  tone: 'info' | 'warning' | 'error';
  icon: ReactNode;
  children: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className={`notice-bar notice-bar--${props.tone}`} role="status">
      <span className="notice-bar__icon">{props.icon}</span>
      <span className="notice-bar__text">{props.children}</span>
      {props.action}
    </div>
  );
}
