/** The place in a list that is ordered by time and id: where the next page goes on. */
export interface TimeCursor {
  /** ISO 8601 with milliseconds. */
  at: string;
  id: string;
}

export function writeTimeCursor(last: { at: Date; id: string }): string {
  return `${last.at.toISOString()}_${last.id}`;
}

/** Undefined when it is none of ours: it comes from a client. */
export function readTimeCursor(cursor: string): TimeCursor | undefined {
  const [, at, id] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f-]{36})$/.exec(cursor) ?? [];
  return at && id && !Number.isNaN(Date.parse(at)) ? { at, id } : undefined;
}
