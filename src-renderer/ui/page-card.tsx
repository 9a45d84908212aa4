import './page-card.css';
import type { ReactNode } from 'react';
import { Logo } from './icons.tsx';

/** The one card in the middle that is shown while nobody is at work yet. */
export function Card(props: { title: string; lead?: ReactNode; children?: ReactNode }) {
  return (
    <main className="card-page">
      <div className="card">
        <div className="card__brand">
          <Logo />
          <span>Handoff Desk</span>
        </div>
        <h1 className="card__title">{props.title}</h1>
        {props.lead ? <p className="card__lead">{props.lead}</p> : null}
        {props.children}
      </div>
    </main>
  );
}
