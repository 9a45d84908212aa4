import type { LogEntry } from './event-log.ts';

/** A message in the database; system messages have an empty text. */
export interface StoredMessage {
  conversationId: string;
  seq: number;
  id: string;
  author: 'visitor' | 'agent' | 'bot' | 'system';
  text: string;
}

/** Each list names what is wrong, in words; all empty is the only good outcome. */
export interface Verdict {
  /** Sent and not stored, or stored and not shown where it belongs. */
  lost: string[];
  /** Taken for stored by its sender, and not in the database. */
  missing: string[];
  /** Stored twice, or twice on one screen. */
  duplicated: string[];
  /** Stored or shown in another order than it was sent. */
  reordered: string[];
  /** Nobody sent it, it shows something else than was stored, or a number of the order is missing. */
  unexpected: string[];
  /** The client gave up on it. */
  refused: string[];
}

type Of<Kind extends LogEntry['kind']> = Extract<LogEntry, { kind: Kind }>;

/** The one check of every scenario: what people sent and saw, against what the database has. */
export function checkLog(entries: readonly LogEntry[], stored: readonly StoredMessage[]): Verdict {
  const of = <Kind extends LogEntry['kind']>(kind: Kind): Of<Kind>[] =>
    entries.filter((entry): entry is Of<Kind> => entry.kind === kind);
  const verdict: Verdict = { lost: [], missing: [], duplicated: [], reordered: [], unexpected: [], refused: [] };
  const sent = of('sent');
  const refused = new Set(of('refused').map(({ text }) => text));
  const byText = groupBy(stored.filter(isByPerson), ({ text }) => text);

  for (const { who, text, code } of of('refused')) verdict.refused.push(`${who}: ${cut(text)} (${code})`);
  for (const { who, text } of sent) {
    if (!byText.has(text) && !refused.has(text)) verdict.lost.push(`${who}: ${cut(text)} was not stored`);
  }
  for (const { who, text } of of('acked')) {
    if (!byText.has(text)) verdict.missing.push(`${who}: ${cut(text)} was acknowledged`);
  }
  const known = new Set(sent.map(({ text }) => text));
  for (const [text, rows] of byText) {
    if (rows.length > 1) verdict.duplicated.push(`${cut(text)} is stored ${rows.length} times`);
    if (!known.has(text)) verdict.unexpected.push(`${cut(text)} is stored, nobody sent it`);
    if (refused.has(text)) verdict.unexpected.push(`${cut(text)} was refused and is stored`);
  }
  checkStoredOrder(sent, byText, verdict);
  checkNumbering(stored, verdict);
  checkScreens(entries, stored, verdict);
  return verdict;
}

/** What one person sent into a conversation stands there in the order in which they sent it. */
function checkStoredOrder(sent: Of<'sent'>[], byText: Map<string, StoredMessage[]>, verdict: Verdict): void {
  const last = new Map<string, number>();
  for (const { who, text } of sent) {
    const row = byText.get(text)?.[0];
    if (!row) continue;
    const line = `${who} ${row.conversationId}`;
    if (row.seq <= (last.get(line) ?? 0))
      verdict.reordered.push(`${who}: ${cut(text)} is stored before an earlier one`);
    last.set(line, row.seq);
  }
}

function checkNumbering(stored: readonly StoredMessage[], verdict: Verdict): void {
  for (const [id, rows] of groupBy(stored, ({ conversationId }) => conversationId)) {
    const seqs = rows.map(({ seq }) => seq).sort((a, b) => a - b);
    const hole = seqs.findIndex((seq, index) => seq !== index + 1);
    if (hole >= 0) verdict.unexpected.push(`conversation ${id} has no message ${hole + 1}`);
  }
}

/** Every screen that was not left shows, from its first message on, all there is: once, in order and as stored. */
function checkScreens(entries: readonly LogEntry[], stored: readonly StoredMessage[], verdict: Verdict): void {
  const conversations = groupBy(stored, ({ conversationId }) => conversationId);
  const screens = new Map<string, { screen: string; conversationId: string; shown: Of<'shown'>[] }>();
  const left = new Set<string>();
  for (const entry of entries) {
    if (entry.kind === 'left') left.add(entry.screen);
    if (entry.kind !== 'shown' && entry.kind !== 'reset') continue;
    const { screen, conversationId } = entry;
    const key = `${screen} ${conversationId}`;
    if (entry.kind === 'reset' || !screens.has(key)) screens.set(key, { screen, conversationId, shown: [] });
    if (entry.kind === 'shown') screens.get(key)?.shown.push(entry);
  }
  for (const { screen, conversationId, shown } of screens.values()) {
    const rows = new Map((conversations.get(conversationId) ?? []).map((row) => [row.seq, row]));
    const seen = new Set<number>();
    let last = 0;
    for (const { seq, id, text } of shown) {
      const row = rows.get(seq);
      if (row?.id !== id || row.text !== text)
        verdict.unexpected.push(`${screen} shows ${seq} ${cut(text)}, not what is stored`);
      if (seen.has(seq)) verdict.duplicated.push(`${screen} shows ${seq} ${cut(text)} again`);
      else if (seq < last) verdict.reordered.push(`${screen} shows ${seq} after ${last}`);
      seen.add(seq);
      last = Math.max(last, seq);
    }
    if (left.has(screen)) continue;
    const first = shown[0]?.seq ?? Number.POSITIVE_INFINITY;
    for (const seq of rows.keys()) {
      if (seq > first && !seen.has(seq))
        verdict.lost.push(`${screen} does not show ${seq} ${cut(rows.get(seq)?.text)}`);
    }
  }
}

function isByPerson({ author }: StoredMessage): boolean {
  return author === 'visitor' || author === 'agent';
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function cut(text = ''): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
