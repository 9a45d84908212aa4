import type { Mutant } from '../mutant.ts';

const team = 'backend/modules/team';
const inInvites = (name: string) => ({ file: `${team}/invites.test.ts`, name });
const inPace = (name: string) => ({ file: `${team}/stranger-pace.test.ts`, name });
const inLimits = (name: string) => ({ file: `${team}/sign-in-limits.test.ts`, name });
const inPassword = (name: string) => ({ file: `${team}/password.test.ts`, name });
const inReset = (name: string) => ({ file: `${team}/reset.test.ts`, name });
const inTwoStep = (name: string) => ({ file: `${team}/two-step.test.ts`, name });
const inAccount = (name: string) => ({ file: `${team}/account.test.ts`, name });
const inRoutes = (name: string) => ({ file: 'backend/server/edge/http/team-routes.test.ts', name });

/** Ways in: each link and code once, for its time, and known to nobody else. */
export const signInMutants: Mutant[] = [
  {
    name: 'invites: a link works for ever',
    file: `${team}/invite-store.ts`,
    find: ".where('invites.expires_at', '>', now)",
    replace: '',
    test: inInvites('lasts 72 hours'),
  },
  {
    name: 'invites: a link works more than once',
    file: `${team}/invite-store.ts`,
    find: ".where('token_hash', '=', tokenHash)\n    .where('used_at', 'is', null)",
    replace: ".where('token_hash', '=', tokenHash)",
    test: inInvites('works once'),
  },
  {
    name: 'invites: what a removed admin promised still counts',
    file: `${team}/management.ts`,
    find: 'await deleteInvitesBy(tx, memberId);',
    replace: '',
    test: inInvites('ends with their own place'),
  },
  {
    name: 'invites: the link is not in the mail',
    file: 'backend/modules/mail/templates/team-letters.ts',
    find: "action: { label: 'Join the team', href: PRIVATE_LINK }",
    replace: "action: { label: 'Join the team', href: 'https://desk.example.com/join' }",
    test: inRoutes('from the invite to the first sign-in'),
  },
  {
    name: 'invites: a sent link stays in the database',
    file: 'backend/modules/mail/store.ts',
    find: "      private_link = CASE o.state WHEN 'sent' THEN NULL ELSE m.private_link END,\n",
    replace: '',
    test: inRoutes('the outbox shows that a link was sent'),
  },
  {
    name: 'invites: a waiting link lies in the database as it is',
    file: 'backend/modules/mail/service.ts',
    find: 'box.seal(mail.workspaceId, mail.privateLink)',
    replace: 'Buffer.from(mail.privateLink)',
    test: inRoutes('holds its link encrypted'),
  },
  {
    name: 'reset: known addresses are looked up before the answer',
    file: `${team}/reset.ts`,
    find: "events.emit('password_reset.asked', { email, address: ip });",
    replace:
      "for (const member of await store.findResettable(db, email)) await sendLink(member, ip);\n      events.emit('password_reset.asked', { email, address: ip });",
    test: inReset('before anything is looked up'),
  },
  {
    name: 'reset: a link lasts longer than half an hour',
    file: `${team}/rules.ts`,
    find: 'export const RESET_LINK_LIFE_MS = 30 * 60_000;',
    replace: 'export const RESET_LINK_LIFE_MS = 31 * 60_000;',
    test: inReset('lasts 30 minutes'),
  },
  {
    name: 'reset: a link works more than once',
    file: `${team}/reset-store.ts`,
    find: ".where('token_hash', '=', tokenHash)\n    .where('used_at', 'is', null)",
    replace: ".where('token_hash', '=', tokenHash)",
    test: inReset('works once'),
  },
  {
    name: 'reset: whoever was signed in stays so',
    file: `${team}/reset.ts`,
    find: 'await revokeAllOf(tx, memberId, now);',
    replace: '',
    test: inReset('ends every sign-in'),
  },
  {
    name: 'reset: mailboxes can be filled',
    file: `${team}/reset.ts`,
    find: '>= LINKS_PER_HOUR) return;',
    replace: '>= 1_000) return;',
    test: inReset('three links an hour'),
  },
  {
    name: 'two-step: a code works twice',
    file: `${team}/two-step-store.ts`,
    find: ".where('last_step', '<', step)",
    replace: '',
    test: inTwoStep('a code works once'),
  },
  {
    name: 'two-step: a recovery code works twice',
    file: `${team}/two-step-store.ts`,
    find: ".where('code_hash', '=', codeHash)\n    .where('used_at', 'is', null)",
    replace: ".where('code_hash', '=', codeHash)",
    test: inTwoStep('a recovery code works once'),
  },
  {
    name: 'two-step: codes can be guessed from many addresses',
    file: `${team}/two-step.ts`,
    find: 'if (consumedPoints > WRONG_CODES) {',
    replace: 'if (consumedPoints > 1_000) {',
    test: inTwoStep('stopped over all addresses'),
  },
  {
    name: 'two-step: secrets lie in the database as they are',
    file: `${team}/two-step.ts`,
    find: "const sealed = box.seal(member.memberId, secret.toString('base64'));",
    replace: "const sealed = Buffer.from(secret.toString('base64'));",
    test: inTwoStep('cannot be read in the database'),
  },
  {
    name: 'two-step: turned off without a code',
    file: `${team}/account.ts`,
    find: "return typeof step === 'string' ? succeed(null) : asWrongCode(step);",
    replace: 'return succeed(null);',
    test: inTwoStep('with password and code only'),
  },
  {
    name: 'two-step: a sign-in without a code goes through',
    file: `${team}/sign-in.ts`,
    find: "if (step === 'missing') return",
    replace: "if (step === 'off') return",
    test: inTwoStep('only after the right password'),
  },
  {
    name: 'account: the password is changed without the old one',
    file: `${team}/account.ts`,
    find: "if (!verified.value) return fail('invalid', 'is not your password', { field: 'password' });",
    replace: '',
    test: inAccount('needs the current one'),
  },
  {
    name: 'account: a stolen session guesses the password',
    file: `${team}/account.ts`,
    find: "if ('ok' in attempt) return attempt;",
    replace: "if ('ok' in attempt) { return fail('invalid', attempt.error.message); }",
    test: inAccount('cannot guess the password'),
  },
  {
    name: 'account: other devices stay signed in after a change of password',
    file: `${team}/session-store.ts`,
    find: "if (butFamilyId !== null) revoked = revoked.where('family_id', '<>', butFamilyId);",
    replace: "if (butFamilyId !== null) revoked = revoked.where('family_id', '=', butFamilyId);",
    test: inAccount('ends the other sign-ins'),
  },
  {
    name: 'account: sign-ins of others can be ended',
    file: `${team}/account.ts`,
    find: 'if (!mine || ',
    replace: 'if (mine === undefined || ',
    test: inAccount('somebody else’s sign-in'),
  },
  {
    name: 'flood: hashes without a gate',
    file: `${team}/password.ts`,
    find: 'if (running >= maxRunning) {',
    replace: 'if (running >= 1_000) {',
    test: inPassword('one at a time'),
  },
  {
    name: 'flood: hashes take a core from chats',
    file: `${team}/argon2-worker.ts`,
    find: 'setPriority(Math.max(getPriority(), YIELDING));',
    replace: '',
    test: inPassword('chats go before passwords'),
  },
  {
    name: 'flood: guesses from ever new addresses take all there is',
    file: `${team}/stranger-pace.ts`,
    find: 'if (waitMs > LONGEST_WAIT_MS) return null;',
    replace: '',
    test: inPace('two a second are looked at'),
  },
  {
    name: 'flood: each address has a line of its own',
    file: `${team}/sign-in-limits.ts`,
    find: 'const turnInMs = strangers.takeTurn(ip);',
    replace: 'const turnInMs = createStrangerPace().takeTurn(ip);',
    test: inLimits('share one line'),
  },
  {
    name: 'flood: the team waits with the strangers',
    file: `${team}/stranger-pace.ts`,
    find: 'if (known.has(ip)) return 0;',
    replace: '',
    test: inPace('nobody waits with the strangers'),
  },
  {
    name: 'flood: strangers’ typing is looked up however much there is',
    file: 'backend/server/edge/sockets/limits.ts',
    find: "call === 'typing:set' ? input.typing : input.calls",
    replace: 'input.calls',
    test: { file: 'backend/server/edge/sockets/refusals.test.ts', name: 'a flood of typing is dropped' },
  },
  {
    name: 'security log: everybody’s is shown',
    file: `${team}/audit.ts`,
    find: "selectFrom('audit_events').selectAll().where('workspace_id', '=', workspaceId);",
    replace: "selectFrom('audit_events').selectAll();",
    test: inRoutes('what is changed elsewhere'),
  },
];
