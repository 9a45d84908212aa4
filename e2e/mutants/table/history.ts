import type { Mutant } from '../mutant.ts';

const history = 'backend/modules/history';
const inList = (name: string) => ({ file: `${history}/list/list.test.ts`, name });
const inSearch = (name: string) => ({ file: `${history}/search/search.test.ts`, name });
const inWindow = (name: string) => ({ file: `${history}/search/window.test.ts`, name });
const inFiles = (name: string) => ({ file: `${history}/files/files.test.ts`, name });
const inRoutes = (name: string) => ({ file: 'backend/server/edge/http/history-routes.test.ts', name });

/** The past: seen by those who may, complete, each once, and text wherever it is opened. */
export const historyMutants: Mutant[] = [
  {
    name: 'history: cells of CSV may be formulas',
    file: `${history}/files/csv.ts`,
    find: "FORMULA.test(value) ? `'${value}` : String(value)",
    replace: 'FORMULA.test(value) ? value : String(value)',
    test: inFiles('no cell of any line begins like a formula'),
  },
  {
    name: 'history: other workspaces are listed',
    file: `${history}/viewer.ts`,
    find: 'i.workspace_id = ${workspaceId}',
    replace: 'i.workspace_id IS DISTINCT FROM NULL AND ${workspaceId}::uuid IS NOT NULL',
    test: inList('nobody lists another workspace'),
  },
  {
    name: 'history: agents see everybody’s conversations',
    file: `${history}/viewer.ts`,
    find: 'seesAll ? sql`` : own',
    replace: 'seesAll || own ? sql`` : own',
    test: inList('an agent lists only the conversations they had'),
  },
  {
    name: 'history: new messages move what was not shown yet',
    file: `${history}/search/judge.ts`,
    find: 'one.at.getTime() <= asOf',
    replace: 'asOf > 0',
    test: inSearch('pages visit each match once'),
  },
  {
    name: 'history: an export does not give way to chats',
    file: `${history}/export/stream-rows.ts`,
    find: 'await input.giveWay(workedMs);',
    replace: 'void workedMs;',
    test: { file: `${history}/export/stream-rows.test.ts`, name: 'a file gives way after each of its pages' },
  },
  {
    name: 'history: words in order across two messages',
    file: `${history}/indexing/collect-words.ts`,
    find: 'addIndexed(current.words, body);',
    replace: "addIndexed(current.words, texts.map((text) => text.body).join(' '));",
    test: {
      file: `${history}/search/phrases.test.ts`,
      name: 'a phrase is found where one message has it, never across two',
    },
  },
  {
    name: 'history: the index alone decides about words in order',
    file: `${history}/search/judge.ts`,
    find: 'mustCheck && (hasUnwanted',
    replace: '!mustCheck && (hasUnwanted',
    test: inSearch('words in order are never put together from several places'),
  },
  {
    name: 'history: a search reads only plain texts',
    file: `${history}/search/read-texts.ts`,
    find: 'OR octet_length(m.body) > char_length(m.body)',
    replace: '',
    test: inWindow('what is read of a conversation has all that fits'),
  },
  {
    name: 'history: a page is full before what fits best was seen',
    file: `${history}/search/read-window.ts`,
    find: 'judged.filter(({ score }) => score === best).length',
    replace: 'judged.length',
    test: inWindow('pages come to an end early where nothing fits better'),
  },
  {
    name: 'history: names that were taken back stay in the search',
    file: `${history}/indexing/text-index.ts`,
    find: 'mine.filter(({ isRenamed }) => isRenamed)',
    replace: 'mine.filter(() => false)',
    test: inSearch('also one that was told later'),
  },
  {
    name: 'history: an export begins again with the row it had',
    file: `${history}/export/export-rows.ts`,
    find: 'seq > ${afterSeq}::bigint',
    replace: 'seq >= ${afterSeq}::bigint',
    test: inRoutes('goes on exactly behind the last whole row'),
  },
  {
    name: 'history: markup of visitors is markup in Markdown',
    file: `${history}/files/markdown.ts`,
    find: "line.replace(SPECIAL, '\\\\$&')",
    replace: 'line',
    test: inFiles('is text'),
  },
  {
    name: 'history: a member mails conversations without end',
    file: 'backend/modules/mail/forwarded-transcripts.ts',
    find: 'if (!queued) continue;',
    replace: 'if (!queued) return succeed(null);',
    test: {
      file: 'backend/modules/mail/forwarded-transcripts.test.ts',
      name: 'each counts once, however many are sent at once',
    },
  },
];
