/** Grey fields where the numbers will be: nothing jumps when they arrive. */
export function DashboardSkeleton() {
  return (
    <div className="analytics__grid" role="status" aria-label="Loading the numbers">
      <div className="analytics-skeleton analytics-skeleton--figures" />
      <div className="analytics-skeleton analytics-skeleton--waits" />
      <div className="analytics-skeleton analytics-skeleton--wide" />
      <div className="analytics-skeleton" />
      <div className="analytics-skeleton" />
    </div>
  );
}
