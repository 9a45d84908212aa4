import type { Mutant } from '../mutant.ts';

const conversations = 'src-renderer/features/conversations';

/** Past conversations in the console: what is found, what is taken along, and what is erased. */
export const archiveMutants: Mutant[] = [
  {
    name: 'archive: a late answer replaces a newer one',
    file: `${conversations}/list/list-store.ts`,
    find: 'if (mine !== question) return;',
    replace: '',
    test: { file: `${conversations}/list/list-store.test.ts`, name: 'shows the answer to the newest question' },
  },
  {
    name: 'archive: a row that was cut counts as whole',
    file: 'src-renderer/connection/export-rows.ts',
    find: "if (rest[looked] === QUOTE && format === 'csv') quoted = !quoted;",
    replace: '',
    test: { file: 'src-renderer/connection/receive-export.test.ts', name: 'an export that is cut at any bytes' },
  },
  {
    name: 'archive: an export that was cut begins anew',
    file: 'src-renderer/connection/receive-export.ts',
    find: 'after = whole.cursor;',
    replace: '',
    test: { file: 'src-renderer/connection/receive-export.test.ts', name: 'an export that is cut at any bytes' },
  },
  {
    name: 'archive: nothing typed means erase',
    file: 'src-renderer/features/privacy/confirms-erasure.ts',
    find: "plain(name) !== '' && meant",
    replace: 'meant',
    test: { file: 'src-renderer/features/privacy/privacy.test.ts', name: 'for' },
  },
  {
    name: 'archive: deleting sooner needs no question',
    file: 'src-renderer/features/settings/privacy/edit-retention.ts',
    find: 'return days !== null && days < saved.days;',
    replace: 'return false;',
    test: { file: 'src-renderer/features/settings/privacy/edit-retention.test.ts', name: 'from ' },
  },
  {
    name: 'archive: everybody is told all names',
    file: 'backend/modules/history/list/list-choices.ts',
    find: 'WHERE ${visibleTo(viewer)}',
    replace: '',
    test: { file: 'backend/modules/history/list/list-choices.test.ts', name: 'who sees nothing is told nothing' },
  },
];
