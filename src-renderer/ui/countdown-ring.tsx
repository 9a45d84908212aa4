import './countdown-ring.css';

/** A ring that runs out, around whatever it is given; `left` goes from 1 to 0. Decoration: the words beside it tell the time. */
export function CountdownRing({ left, tone }: { left: number; tone: 'mine' | 'theirs' }) {
  return (
    <svg className={`countdown-ring countdown-ring--${tone}`} viewBox="0 0 44 44" aria-hidden="true" focusable="false">
      <circle className="countdown-ring__track" cx="22" cy="22" r="20.5" />
      <circle
        className="countdown-ring__left"
        cx="22"
        cy="22"
        r="20.5"
        pathLength="1"
        strokeDasharray="1"
        strokeDashoffset={1 - Math.min(1, Math.max(0, left))}
      />
    </svg>
  );
}
