import type { Mutant } from '../mutant.ts';

const inWatch = (name: string) => ({ file: 'src-renderer/console/watch-other-accounts.test.ts', name });
const inLook = (name: string) => ({ file: 'src-main/accounts/look-at-account.test.ts', name });
const inLinks = (name: string) => ({ file: 'src-main/deep-link/parse-deep-link.test.ts', name });
const inWaiting = (name: string) => ({ file: 'backend/server/edge/http/waiting-routes.test.ts', name });

/** Several accounts in one console: none is missed, and nothing of one is seen by another. */
export const accountMutants: Mutant[] = [
  {
    name: 'accounts: what waits elsewhere is no part of the badge',
    file: 'src-renderer/console/attention-of-all.ts',
    find: 'pending: own.pending + others.pending,',
    replace: 'pending: own.pending,',
    test: inWatch('tray and badge get the sum'),
  },
  {
    name: 'accounts: a new request elsewhere is not told of',
    file: 'src-renderer/console/watch-other-accounts.ts',
    find: 'if (!before.ids.has(request.handoffId)) onRequest(account, request);',
    replace: '',
    test: inWatch('tells of each new request once'),
  },
  {
    name: 'accounts: a number stays after the sign-in is over',
    file: 'src-renderer/console/watch-other-accounts.ts',
    find: "if (look.status === 'signed_out') return forget(id);",
    replace: "if (look.status === 'signed_out') return;",
    test: inWatch('forgets an account that is signed out'),
  },
  {
    name: 'accounts: one account’s token goes to the end of its time and beyond',
    file: 'src-preload/account-tokens.ts',
    find: 'kept.until - MARGIN_MS > now()',
    replace: 'kept.until > 0',
    test: inLook('for as long as it is good'),
  },
  {
    name: 'accounts: a link names a server',
    file: 'src-main/deep-link/parse-deep-link.ts',
    find: '/?(?:\\\\?workspace=(${UUID}))?$`',
    replace: '/?(?:\\\\?workspace=(${UUID}).*)?$`',
    test: inLinks('refuses'),
  },
  {
    name: 'accounts: what is offered to a colleague counts as waiting for me',
    file: 'backend/modules/handoff/waits-for-member.ts',
    find: ' && (offer === null || offer.to.id === id)',
    replace: '',
    test: inWaiting('not offered to somebody else'),
  },
  {
    name: 'accounts: whoever does not answer chats hears of the queue',
    file: 'backend/server/edge/http/waiting-routes.ts',
    find: "if (!permissions.includes('chats.respond')) return",
    replace: 'if (!memberId) return',
    test: inWaiting('nothing waits for who does not answer chats'),
  },
  {
    name: 'security log: lines with a former name are lost',
    file: 'backend/modules/team/audit.ts',
    find: 'return former === undefined ? [kind] : [kind, former];',
    replace: 'return former === undefined ? [kind] : [kind];',
    test: { file: 'backend/modules/team/account.test.ts', name: 'before its kind was renamed' },
  },
];
