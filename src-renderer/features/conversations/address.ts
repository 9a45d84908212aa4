import type { z } from 'zod';
import { daySchema } from '#contract/analytics/filters.ts';
import { listConversationsQuerySchema } from '#contract/history/past-conversations.ts';
import { idSchema, seqSchema } from '#contract/primitives.ts';
import type { ConversationFilters, ConversationsPlace, Days, DaysPreset } from '../../state/conversations-place.ts';
import { FIRST_PLACE, NO_FILTERS } from '../../state/conversations-place.ts';

const PATH = '#/conversations';
const HASH = /^#\/conversations(?:\/([0-9a-f-]{36}))?\/?(?:\?(.*))?$/is;
const PRESETS: readonly DaysPreset[] = ['today', 'yesterday', '7', '30', '90', 'month'];
const MOST_TEXT = 200;
const { status, handoff, reason, stars } = listConversationsQuerySchema.shape;

/**
 * Reads `#/conversations?text=…` and `#/conversations/<id>?seq=…`; null for any other address. An address can be typed by
 * anybody: what makes no sense in it is left out.
 */
export function parseConversationsHash(hash: string): ConversationsPlace | null {
  const match = HASH.exec(hash);
  if (!match) return null;
  const query = new URLSearchParams(match[2] ?? '');
  const read = <T>(name: string, schema: z.ZodType<T>): NonNullable<T> | null =>
    schema.safeParse(query.get(name) ?? undefined).data ?? null;
  const seq = seqSchema.safeParse(Number(query.get('seq') ?? Number.NaN));
  const id = idSchema.safeParse(match[1]);
  return {
    ...FIRST_PLACE,
    open: id.success ? { id: id.data, seq: seq.success ? seq.data : null } : null,
    filters: {
      text: (query.get('text') ?? '').slice(0, MOST_TEXT),
      days: readDays(query.get('days'), read('from', daySchema), read('to', daySchema)),
      status: read('status', status),
      handoff: read('handoff', handoff),
      reason: read('reason', reason),
      stars: read('stars', stars),
      chatbot: read('chatbot', idSchema),
      agent: read('agent', idSchema),
      visitor: read('visitor', idSchema),
    },
  };
}

function readDays(named: string | null, from: string | null, to: string | null): Days {
  const preset = PRESETS.find((known) => known === named);
  if (preset) return { kind: 'preset', preset };
  if (from === null && to === null) return NO_FILTERS.days;
  return from !== null && to !== null && to < from ? NO_FILTERS.days : { kind: 'custom', from, to };
}

export function writeConversationsHash({ filters, open }: Pick<ConversationsPlace, 'filters' | 'open'>): string {
  const { days, ...rest } = filters;
  const query = new URLSearchParams();
  if (open !== null && open.seq !== null) query.set('seq', String(open.seq));
  for (const [name, value] of Object.entries({ ...rest, ...writeDays(days) })) {
    if (value !== null && value.trim() !== '') query.set(name, value);
  }
  const path = open === null ? PATH : `${PATH}/${open.id}`;
  const written = query.toString();
  return written === '' ? path : `${path}?${written}`;
}

function writeDays(days: Days): Record<string, string | null> {
  if (days.kind === 'preset') return { days: days.preset };
  return days.kind === 'custom' ? { from: days.from, to: days.to } : {};
}

/** A link to a conversation that works for everybody who may read it, without what this reader had searched for. */
export function linkToConversation(server: string, id: string): string {
  return `${server}/console/${writeConversationsHash({ filters: NO_FILTERS, open: { id, seq: null } })}`;
}

export function hasFilters(filters: ConversationFilters): boolean {
  return writeConversationsHash({ filters, open: null }) !== PATH;
}
