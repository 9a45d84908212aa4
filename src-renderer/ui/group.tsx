import './group.css';
import { type ReactNode, useId } from 'react';

/** A framed part of a form, with a name of its own. */
export function Group(props: { title?: string; text?: string; children: ReactNode }) {
  const titleId = useId();
  if (props.title === undefined) return <div className="group">{props.children}</div>;
  return (
    <section className="group" aria-labelledby={titleId}>
      <h2 className="group__title" id={titleId}>
        {props.title}
      </h2>
      {props.text === undefined ? null : <p className="group__text">{props.text}</p>}
      {props.children}
    </section>
  );
}
