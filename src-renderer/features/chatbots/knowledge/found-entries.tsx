import type { z } from 'zod';
import type { importKnowledgeResponseSchema } from '#contract/chatbots.ts';

const SHOWN = 50;

/** What an import would add, and what it leaves out and why. */
export function FoundEntries({ found }: { found: z.output<typeof importKnowledgeResponseSchema> }) {
  const { entries, skipped } = found;
  return (
    <div className="import__found" role="status">
      <p className="import__summary">
        {entries.length === 0
          ? 'Nothing in it could become an entry.'
          : `${entries.length.toLocaleString()} ${entries.length === 1 ? 'entry' : 'entries'} would be added`}
        {skipped.length === 0 ? '' : ` · ${skipped.length.toLocaleString()} left out`}
      </p>
      {entries.length === 0 ? null : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard has to be able to do that
        <ul className="import__list" aria-label="Entries that would be added" tabIndex={0}>
          {entries.slice(0, SHOWN).map((entry, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: they have no id yet, and do not move
            <li key={index}>
              <strong dir="auto">{entry.question}</strong>
              <span dir="auto">{entry.answer}</span>
            </li>
          ))}
          {entries.length > SHOWN ? <li>… and {(entries.length - SHOWN).toLocaleString()} more</li> : null}
        </ul>
      )}
      {skipped.length === 0 ? null : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard has to be able to do that
        <ul className="import__list import__list--skipped" aria-label="Left out" tabIndex={0}>
          {skipped.slice(0, SHOWN).map(({ place, reason }) => (
            <li key={`${place} ${reason}`}>
              <strong>{place}</strong>
              <span>{reason}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
