import { get } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportRowSchema } from '#contract/history/export.ts';
import { conversationDetailSchema, transcriptMessageSchema } from '#contract/history/past-conversations.ts';
import { succeed } from '#contract/result.ts';
import { payloads } from '../../../../e2e/security/xss/payloads.ts';
import { buildConversation, buildMessage, buildWorkspace } from '../../../test-support/factories.ts';
import { parseCsv } from '../../../test-support/parse-csv.ts';
import { createRandom } from '../../../test-support/random.ts';
import { openTestOffice, PASSWORD, type TestOffice } from './test-office.ts';
import { startTestServer } from './test-server.ts';

let office: TestOffice;
let ids: string[];
const DAYS = 'from=2026-03-01&to=2026-03-31';
const NASTY = ['=1+1', '+1', '-1', '@x', '\t=1', 'two\nlines, "quoted"', 'ü 返金 💥'];

beforeAll(async () => {
  office = await openTestOffice();
  ids = [];
  const random = createRandom(43);
  const texts = [...NASTY, ...payloads.map(({ text }) => text)];
  for (let count = 0; count < 30; count += 1) {
    // Several in the same moment: then the order is that of their ids.
    const started_at = new Date(Date.parse('2026-03-10T10:00:00Z') + Math.floor(count / 3) * 3_600_000);
    const { id } = await buildConversation(office.db, { chatbot_id: office.chatbot.id, started_at });
    ids.push(id);
    const length = count === 7 ? 1_300 : random.below(12);
    for (let seq = 0; seq < length; seq += 1) {
      await buildMessage(office.db, { conversation_id: id, body: random.pick(texts), created_at: started_at });
    }
  }
}, 60_000);
afterAll(() => office.close());

const read = async (path: string, token = office.owner.token): Promise<string> => {
  const response = await office.call('get', path, undefined, token);
  expect(response.status).toBe(200);
  // `text()` would take the mark away that tells spreadsheets of UTF-8.
  return Buffer.from(await response.arrayBuffer()).toString('utf8');
};

const rowsOf = (jsonl: string) =>
  jsonl
    .split('\n')
    .slice(0, -1)
    .map((line) => exportRowSchema.parse(JSON.parse(line)));

/** The messages of the plain table, in the order of an export. */
async function readPlainly() {
  return office.db
    .selectFrom('messages as m')
    .innerJoin('conversations as c', 'c.id', 'm.conversation_id')
    .select(['m.conversation_id', 'm.seq', 'm.body'])
    .where('c.workspace_id', '=', office.ours.id)
    .orderBy('c.started_at')
    .orderBy('c.id')
    .orderBy('m.seq')
    .execute();
}

describe('an export', () => {
  test('has every message once, in order, as the contract says', async () => {
    const rows = rowsOf(await read(`/api/v1/export/messages?format=jsonl&${DAYS}`));
    const plain = await readPlainly();
    expect(rows.map((row) => [row.conversationId, row.seq, row.text])).toEqual(
      plain.map((row) => [row.conversation_id, row.seq, row.body]),
    );
    const size = await office.call('get', `/api/v1/export/size?${DAYS}`);
    expect(await size.json()).toEqual({ conversations: 30, messages: plain.length });
  });

  test('says the same as CSV, where no cell is a formula', async () => {
    const text = await read(`/api/v1/export/messages?format=csv&${DAYS}`);
    expect(text.startsWith('\uFEFFcursor,')).toBe(true);
    const [heading = [], ...lines] = parseCsv(text.slice(1));
    const rows = rowsOf(await read(`/api/v1/export/messages?format=jsonl&${DAYS}`));
    expect(heading).toEqual(Object.keys(rows[0] ?? {}));
    expect(lines).toHaveLength(rows.length);
    const column = heading.indexOf('text');
    for (const [place, line] of lines.entries()) {
      const [cell = '', original = ''] = [line[column], rows[place]?.text];
      expect(line.some((one) => /^[=+\-@\t\r\n]/.test(one))).toBe(false);
      expect([original, `'${original}`]).toContain(cell);
    }
  });

  test.each(['jsonl', 'csv'])(
    'that was cut anywhere goes on exactly behind the last whole row (%s)',
    async (format) => {
      const path = `/api/v1/export/messages?format=${format}&${DAYS}`;
      const whole = Buffer.from(await read(path));
      const random = createRandom(47);
      for (let round = 0; round < 12; round += 1) {
        const arrived = whole.subarray(0, random.below(whole.length)).toString('utf8');
        const { kept, cursor } = keepWholeRows(arrived, format);
        const rest = await read(cursor === null ? path : `${path}&after=${encodeURIComponent(cursor)}`);
        expect((cursor === null ? '' : kept) + rest).toBe(whole.toString('utf8'));
      }
    },
  );

  test('leaves out other days, other chatbots and other workspaces', async () => {
    const none = { conversations: 0, messages: 0 };
    const size = async (query: string, token?: string) =>
      (await office.call('get', `/api/v1/export/size?${query}`, undefined, token)).json();
    expect(await size('from=2026-04-01&to=2026-04-30')).toEqual(none);
    expect(await size(`${DAYS}&chatbots=${office.owner.memberId}`)).toEqual(none);
    expect(await size(DAYS, office.stranger.token)).toEqual(none);
    expect(await read(`/api/v1/export/messages?format=jsonl&${DAYS}`, office.stranger.token)).toBe('');
  });

  test('that fails half-way is cut, and does not look complete', async () => {
    const fails = async function* () {
      yield 'half of it\n';
      throw new Error('the disk is gone');
    };
    const broken = await startTestServer({
      history: { exportMessages: async () => succeed({ name: 'x.csv', type: 'text/csv', parts: fails() }) } as never,
    });
    const { id: workspaceId } = await buildWorkspace(broken.database.db);
    const owner = { workspaceId, email: 'o@example.test', name: 'Olga', password: PASSWORD };
    await broken.team.addMember({ ...owner, role: 'owner' });
    const signedIn = await broken.team.signIn(owner, { client: 'desktop', ip: '127.0.0.1' });
    if (!signedIn.ok) throw new Error(signedIn.error.message);
    const authorization = `Bearer ${signedIn.value.accessToken}`;
    const url = `${broken.url}/api/v1/export/messages?format=csv&${DAYS}`;
    await expect(fetch(url, { headers: { authorization } }).then((response) => response.text())).rejects.toThrow();
    // Too late to tell whoever asked; not for those who look after the server.
    await broken.close();
  });

  test('for a reader who has gone ends', async () => {
    const url = new URL(`${office.server.url}/api/v1/export/messages?format=jsonl&${DAYS}`);
    await new Promise<void>((resolve, reject) => {
      const request = get(url, { headers: { authorization: `Bearer ${office.owner.token}` } }, (response) => {
        response.once('data', () => {
          response.destroy();
          resolve();
        });
      });
      request.on('error', reject);
    });
    expect((await office.call('get', '/healthz')).status).toBe(200);
    expect(office.server.logged()).not.toContain('"level":50');
  });

  test.each(['x', '1.2.3', `-.${'A'.repeat(22)}.1`])('does not go on behind %s', async (after) => {
    expect(await office.refusal('get', `/api/v1/export/messages?format=csv&${DAYS}&after=${after}`)).toMatchObject({
      status: 400,
      field: 'after',
    });
  });

  test('is written into the security log', async () => {
    const log = await office.ask('listAuditEvents', 'get', '/api/v1/audit-events?kind=transcripts.exported');
    expect(log.events[0]).toMatchObject({ kind: 'transcripts.exported', actor: { id: office.owner.memberId } });
  });
});

/** As a client does it: what came after the last whole row is thrown away. */
function keepWholeRows(arrived: string, format: string): { kept: string; cursor: string | null } {
  for (let end = arrived.lastIndexOf('\n'); end >= 0; end = arrived.lastIndexOf('\n', end - 1)) {
    const kept = arrived.slice(0, end + 1);
    try {
      if (format === 'jsonl') return { kept, cursor: rowsOf(kept).at(-1)?.cursor ?? null };
      const rows = parseCsv(kept.replace('\uFEFF', ''));
      return { kept, cursor: rows.length > 1 ? (rows.at(-1)?.[0] ?? null) : null };
    } catch {
      // That line break was inside a cell.
    }
  }
  return { kept: '', cursor: null };
}

describe('a downloaded conversation', () => {
  test('is JSON of the detail and its messages', async () => {
    const parsed = JSON.parse(await read(`/api/v1/conversations/${ids[7]}/transcript/json`));
    expect(conversationDetailSchema.safeParse(parsed).error).toBeUndefined();
    expect(transcriptMessageSchema.array().parse(parsed.messages)).toHaveLength(1_300);
  });

  test('is CSV with the lines of an export', async () => {
    const whole = parseCsv((await read(`/api/v1/export/messages?format=csv&${DAYS}`)).slice(1));
    const one = parseCsv((await read(`/api/v1/conversations/${ids[7]}/transcript/csv`)).slice(1));
    expect(one).toEqual([whole[0], ...whole.filter((row) => row[1] === ids[7])]);
  });

  test('is Markdown in which nothing that was written means anything', async () => {
    const text = await read(`/api/v1/conversations/${ids[7]}/transcript/md`);
    expect(text.startsWith('# Conversation with Anonymous\n')).toBe(true);
    expect(text).not.toMatch(/(?<!\\)<[a-z!/]/i);
    expect(text).not.toMatch(/(?<!\\)\]\(/);
  });

  test('has a name that is safe to save under', async () => {
    const response = await office.call('get', `/api/v1/conversations/${ids[0]}/transcript/md`);
    await response.body?.cancel();
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="conversation-2026-03-10-[0-9a-f]{12}\.md"$/,
    );
  });
});
