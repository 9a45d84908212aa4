import './lists.css';
import type { ReactNode } from 'react';
import { formatCount, formatShare } from '../words/figure-words.ts';

export interface Share {
  readonly key: string;
  readonly name: ReactNode;
  readonly count: number;
  /** A short remark after the name. */
  readonly hint?: string;
}

/** Parts of a whole, as a table whose rows are also bars: it reads the same with and without eyes. */
export function ShareTable(props: { caption: string; nameOf: string; countOf: string; shares: readonly Share[] }) {
  const { shares } = props;
  const whole = shares.reduce((sum, { count }) => sum + count, 0);
  const most = Math.max(1, ...shares.map(({ count }) => count));
  return (
    <table className="share-table">
      <caption className="visually-hidden">{props.caption}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{props.nameOf}</th>
          <th scope="col">{props.countOf}</th>
          <th scope="col">Share</th>
        </tr>
      </thead>
      <tbody>
        {shares.map(({ key, name, count, hint }) => (
          <tr key={key}>
            <th scope="row">
              <span className="share-table__name">
                {name}
                {hint === undefined ? null : <small>{hint}</small>}
              </span>
              <span
                className="share-table__bar"
                hidden={count === 0}
                style={{ inlineSize: `${(count / most) * 100}%` }}
              />
            </th>
            <td>{formatCount(count)}</td>
            <td>{formatShare(whole === 0 ? null : count / whole)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
