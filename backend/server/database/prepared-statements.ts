import { createHash } from 'node:crypto';
import pg from 'pg';

/** More different statements than the product has; beyond it (bulk inserts of varying width) nothing is kept. */
const MOST_KEPT = 500;

const names = new Map<string, string>();

/** A statement's name is made from its text; undefined once too many are known. */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_KEPT) return known;
  const name = createHash('sha1').update(text).digest('base64url');
  names.set(text, name);
  return name;
}

type Query = (...args: unknown[]) => unknown;

/**
 * A connection that names every statement after its text, so that PostgreSQL parses and plans it once per connection.
 * For our larger statements planning costs more than running them. After a few runs the plan no longer knows the values:
 * the condition of a partial index must stand in the text (`sql.lit`), or the index is not found and ON CONFLICT fails.
 */
export class PreparingClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const plain = super.query.bind(this) as Query;
    const query: Query = (text, values, ...rest) => {
      // Transaction control, cursors and the driver's own objects have nothing to plan.
      const isStatement = typeof text === 'string' && Array.isArray(values) && values.length > 0;
      const name = isStatement ? nameOf(text) : undefined;
      return name === undefined ? plain(text, values, ...rest) : plain({ name, text, values }, ...rest);
    };
    this.query = query as typeof this.query;
  }
}
