import { exportRowSchema } from '#contract/history/export.ts';
import { historyRoutes } from '#contract/history/routes.ts';
import { fail, succeed } from '#contract/result.ts';
import type { Kept } from './past-world.ts';
import type { Asked, Handlers } from './route-handlers.ts';

const NOTHING = fail('not_found', 'There is no such conversation, or it is not yours to see.');
const COLUMNS = Object.keys(exportRowSchema.shape);

const mineOf = ({ world }: Pick<Asked, 'world'>): string | null =>
  world.me.permissions.includes('transcripts.view') ? null : world.me.id;
const keptOf = (asked: Asked): Kept | undefined => asked.world.past.get(asked.params['id'], mineOf(asked));

/** A file that a test may want cut before its end. */
export interface FilePieces {
  readonly type: string;
  readonly pieces: readonly string[];
  /** The connection breaks after so many bytes; null = it does not. */
  readonly cutAfter: number | null;
}

export const historyHandlers: Handlers<typeof historyRoutes> = {
  listConversations(asked) {
    const parsed = historyRoutes.listConversations.query.safeParse(Object.fromEntries(asked.query));
    if (!parsed.success) return fail('invalid', parsed.error.issues[0]?.message ?? '');
    return succeed(asked.world.past.list(asked.query, mineOf(asked)));
  },
  getConversationChoices: (asked) => succeed(asked.world.past.choices(mineOf(asked))),
  getConversation(asked) {
    const kept = keptOf(asked);
    if (!kept) return NOTHING;
    const { conversation, handoffs, messages } = kept;
    return succeed({ conversation, handoffs, lastSeq: messages.length });
  },
  getTranscript(asked) {
    const kept = keptOf(asked);
    return kept ? succeed(asked.world.past.page(kept, asked.query)) : NOTHING;
  },
  downloadTranscript(asked) {
    const kept = keptOf(asked);
    if (!kept) return NOTHING;
    const lines = kept.messages.map(({ content }) => (content.kind === 'text' ? content.text : content.event.type));
    return succeed({ type: 'text/plain; charset=utf-8', pieces: [lines.join('\n')], cutAfter: null });
  },
  mailTranscript(asked) {
    const kept = keptOf(asked);
    if (!kept) return NOTHING;
    asked.world.past.mailed.push({ id: kept.conversation.id, email: asked.body.email });
    return succeed(null);
  },
  getExportSize: ({ world, query }) => succeed(world.past.size(query)),
  exportMessages({ world, query }) {
    const parsed = historyRoutes.exportMessages.query.safeParse(Object.fromEntries(query));
    if (!parsed.success) return fail('invalid', parsed.error.issues[0]?.message ?? '');
    const { format, after } = parsed.data;
    const rows = world.past.rows(query);
    const from = after === undefined ? 0 : rows.findIndex(({ cursor }) => cursor === after) + 1;
    const heading = format === 'csv' && after === undefined ? [`\uFEFF${COLUMNS.join(',')}\r\n`] : [];
    const pieces = rows.slice(from).map((row) => writeRow(row, format));
    return succeed({
      type: 'text/plain; charset=utf-8',
      pieces: [...heading, ...pieces],
      cutAfter: world.past.cuts.shift() ?? null,
    });
  },
};

type Row = ReturnType<Asked['world']['past']['rows']>[number];

function writeRow({ cursor, kept: { conversation }, message }: Row, format: 'jsonl' | 'csv'): string {
  const { content, author } = message;
  const row = exportRowSchema.parse({
    cursor,
    conversationId: conversation.id,
    conversationStartedAt: conversation.startedAt,
    conversationStatus: conversation.status,
    chatbot: conversation.chatbot.name,
    visitorId: conversation.visitor.id,
    visitorName: conversation.visitor.name,
    visitorEmail: conversation.visitor.email,
    seq: message.seq,
    at: message.at,
    author: author.kind,
    authorName: author.name,
    kind: content.kind,
    text: content.kind === 'text' ? content.text : '',
    event: content.kind === 'event' ? content.event.type : null,
    eventDetail: null,
  });
  if (format === 'jsonl') return `${JSON.stringify(row)}\n`;
  return `${Object.values(row).map(writeCell).join(',')}\r\n`;
}

function writeCell(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
