import './skeleton.css';

/** Grey rows where a list will be: nothing jumps when it arrives. */
export function SkeletonRows({ rows, label }: { rows: number; label: string }) {
  return (
    <div className="skeleton" role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <div className="skeleton__row" key={row}>
          <span className="skeleton__disc" />
          <span className="skeleton__lines">
            <span className="skeleton__line" />
            <span className="skeleton__line skeleton__line--short" />
          </span>
        </div>
      ))}
    </div>
  );
}
