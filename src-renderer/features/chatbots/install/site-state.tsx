import type { InstallStatus } from '#contract/chatbots.ts';
import { formatWhen } from '../../../words/time-words.ts';

/** Whether the widget has been seen on a site. */
export function SiteState({ connections }: { connections: InstallStatus['connections'] }) {
  return (
    <div className="site-state" data-connected={connections.length > 0} role="status">
      {connections.length === 0 ? (
        <span className="site-state__line">
          <span className="site-state__pulse" aria-hidden="true" />
          Waiting for your site… Open a page with the snippet on it.
        </span>
      ) : (
        connections.map(({ origin, lastSeenAt }) => (
          <span key={origin} className="site-state__line">
            <span>
              {'Connected ✓ '}
              <strong>{origin}</strong>
              <span className="site-state__when"> · last seen {formatWhen(lastSeenAt, Date.now())}</span>
            </span>
          </span>
        ))
      )}
    </div>
  );
}
