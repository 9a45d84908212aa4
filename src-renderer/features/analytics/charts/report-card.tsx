import './report-card.css';
import { type ReactNode, useId, useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import type { Term } from '../words/definitions.ts';
import { TermName } from '../words/term.tsx';

/** A framed part of the dashboard with a name that explains itself. */
export function Card(props: {
  term: Term;
  /** Beside the name: the unit, or what it adds up to. */
  note?: string;
  /** Said instead of the rest, where there is nothing to show. */
  emptyText?: string | null;
  wide?: boolean;
  action?: ReactNode;
  children: ReactNode;
}) {
  const titleId = useId();
  const isEmpty = props.emptyText !== undefined && props.emptyText !== null;
  return (
    <section className="report-card" data-wide={props.wide || undefined} aria-labelledby={titleId}>
      <header className="report-card__head">
        <h2 className="report-card__title" id={titleId}>
          <TermName term={props.term} />
        </h2>
        {props.note === undefined ? null : <span className="report-card__note">{props.note}</span>}
        {isEmpty ? null : <span className="report-card__action">{props.action}</span>}
      </header>
      {isEmpty ? <p className="report-card__empty">{props.emptyText}</p> : props.children}
    </section>
  );
}

/** A card that can be looked at as a picture or as a table. */
export function ChartCard({
  chart,
  table,
  ...card
}: Omit<Parameters<typeof Card>[0], 'children' | 'action'> & { chart: ReactNode; table: ReactNode }) {
  const [isTable, setTable] = useState(false);
  return (
    <Card
      {...card}
      action={
        <Button size="s" look="quiet" onPress={() => setTable(!isTable)}>
          {isTable ? 'Show as chart' : 'Show as table'}
        </Button>
      }
    >
      {isTable ? table : chart}
    </Card>
  );
}
