import './group.css';
import './disclosure.css';
import { type ReactNode, useId, useState } from 'react';
import { ChevronIcon } from './icons.tsx';

/** A part of a form that is folded away until it is wanted; open from the start where there is something to see. */
export function Disclosure(props: {
  title: string;
  /** Beside the title, such as a number; empty = folded at first. */
  note: string;
  children: ReactNode;
}) {
  const [isOpen, setOpen] = useState(props.note !== '');
  const bodyId = useId();
  return (
    <section className="group disclosure">
      <h2 className="disclosure__title">
        <button
          type="button"
          className="disclosure__button"
          aria-expanded={isOpen}
          aria-controls={bodyId}
          onClick={() => setOpen(!isOpen)}
        >
          <span className="disclosure__arrow">
            <ChevronIcon size={16} />
          </span>
          {props.title}
          {props.note === '' ? null : <span className="disclosure__note">{props.note}</span>}
        </button>
      </h2>
      <div id={bodyId} className="disclosure__body" hidden={!isOpen}>
        {isOpen ? props.children : null}
      </div>
    </section>
  );
}
