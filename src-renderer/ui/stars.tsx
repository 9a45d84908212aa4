import './stars.css';

const MOST = 5;

/** One to five stars, and the words that came with them. */
export function Stars({ rating }: { rating: { readonly stars: number; readonly comment: string } }) {
  const { stars, comment } = rating;
  return (
    <span className="stars">
      <span className="stars__row" role="img" aria-label={`${stars} of ${MOST} stars`}>
        {'★'.repeat(stars)}
        {'☆'.repeat(MOST - stars)}
      </span>
      {comment === '' ? null : (
        <span className="stars__comment" dir="auto">
          “{comment}”
        </span>
      )}
    </span>
  );
}
