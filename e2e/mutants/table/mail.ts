import type { Mutant } from '../mutant.ts';

const mail = 'backend/modules/mail';
const inDelivery = (name: string) => ({ file: `${mail}/delivery.test.ts`, name });
const inFailures = (name: string) => ({ file: `${mail}/failures.test.ts`, name });
const inMessage = (name: string) => ({ file: `${mail}/message.test.ts`, name });
const inSettings = (name: string) => ({ file: `${mail}/settings.test.ts`, name });
const inTemplates = (name: string) => ({ file: `${mail}/templates/write-mail.test.ts`, name });
const inRoutes = (name: string) => ({ file: 'backend/server/edge/http/mail-routes.test.ts', name });
const inTranscripts = (name: string) => ({
  file: 'backend/server/edge/sockets/visitor/transcript-mail.test.ts',
  name,
});

/** Mail: none lost, none twice, to nobody else, and no secret in it. */
export const mailMutants: Mutant[] = [
  {
    name: 'mail: the job is stored though its fact was rolled back',
    file: 'backend/server/jobs.ts',
    find: '{ db: fromKysely(tx) }',
    replace: '{}',
    test: inDelivery('a transaction that was rolled back'),
  },
  {
    name: 'mail: the same fact may be told twice',
    file: `${mail}/store.ts`,
    find: 'all(({ mail }) => mail.dedupeKey)',
    replace: 'all(() => newId())',
    test: inDelivery('the same fact is not told twice'),
  },
  {
    name: 'mail: sent though its reason has gone',
    file: `${mail}/delivery.ts`,
    find: '!takenAt.has(mail.id) && !mail.resent',
    replace: 'false',
    test: inDelivery('whose reason has gone'),
  },
  {
    name: 'mail: whether its reason stands is asked only once',
    file: `${mail}/delivery.ts`,
    find: '!takenAt.has(mail.id) && !mail.resent',
    replace: '!takenAt.has(mail.id) && !mail.resent && mail.attempts === 0',
    test: inDelivery('asked for again before every attempt'),
  },
  {
    name: 'mail: an owner’s resend is skipped again',
    file: `${mail}/store.ts`,
    find: 'resent: true',
    replace: 'resent: false',
    test: inDelivery('sent again by an owner'),
  },
  {
    name: 'mail: a passing refusal is taken for the last word',
    file: `${mail}/transport/explain-failure.ts`,
    find: 'permanent: isRefusal && error.permanent === true',
    replace: 'permanent: isRefusal',
    test: inFailures('is tried again, and then gets through once'),
  },
  {
    name: 'mail: what is refused for good is tried for days',
    file: `${mail}/transport/explain-failure.ts`,
    find: 'permanent: isRefusal && error.permanent === true',
    replace: 'permanent: false',
    test: inFailures('is the end of it, at once'),
  },
  {
    name: 'mail: a wrong password costs every mail',
    file: `${mail}/transport/explain-failure.ts`,
    find: 'permanent: isRefusal && error.permanent === true',
    replace: 'permanent: error.permanent === true',
    test: inSettings('a wrong password is tried again'),
  },
  {
    name: 'mail: nothing is ever given up',
    file: `${mail}/delivery.ts`,
    find: 'failure.permanent || nextAttemptAt.getTime() - mail.queued_at.getTime() > timing.giveUp',
    replace: 'failure.permanent',
    test: inFailures('is given up'),
  },
  {
    name: 'mail: every attempt has a Message-ID of its own',
    file: `${mail}/transport/compose-message.ts`,
    find: 'messageId: `<${mail.id}@${ourHost}>`,',
    replace: '',
    test: inFailures('the line breaks after the final dot'),
  },
  {
    name: 'mail: a job given out twice sends twice',
    file: `${mail}/store.ts`,
    find: "    .where('state', '=', 'queued')\n    .execute();",
    replace: '    .execute();',
    test: inDelivery('a job that is given out twice'),
  },
  {
    name: 'mail: an old job sends beside the new one',
    file: `${mail}/delivery.ts`,
    find: 'if (found?.mail.job_no !== jobNo) return null;',
    replace: 'if (!found) return null;',
    test: inDelivery('a job from before does nothing'),
  },
  {
    name: 'mail: taken, but not stored, is sent again',
    file: `${mail}/delivery.ts`,
    find: 'takenAt.set(mail.id, now);',
    replace: '',
    test: inFailures('while the database is away'),
  },
  {
    name: 'mail: a server that drips is listened to for ever',
    file: `${mail}/transport/mailer.ts`,
    find: 'signal: AbortSignal.timeout(timing.attempt)',
    replace: '',
    test: inFailures('holds nothing up for long'),
  },
  {
    name: 'mail: a list of addresses is sent to all of them',
    file: `${mail}/transport/compose-message.ts`,
    find: 'emailSchema.safeParse(mail.to)',
    replace: '{ success: true, data: mail.to }',
    test: inMessage('more than one plain address gets nothing'),
  },
  {
    name: 'mail: what a visitor wrote becomes HTML',
    file: `${mail}/templates/letter.ts`,
    find: "return marked ? h('mark', { key, className: 'mark', style: styles.mark }, text) : text;",
    replace: "return h('span', { key, dangerouslySetInnerHTML: { __html: marked ? `<mark>${text}</mark>` : text } });",
    test: inMessage('what a visitor wrote stays text'),
  },
  {
    name: 'mail: the visitor’s name is in the subject',
    file: `${mail}/templates/alert-letters.ts`,
    find: 'subject: `New chat request · ${bot}`',
    replace: 'subject: `New chat request · ${data.visitor.name}`',
    test: inMessage('what a visitor wrote stays text'),
  },
  {
    name: 'mail: lines of a visitor look like ours',
    file: `${mail}/templates/letter.ts`,
    find: '`> ${line}`.trimEnd()',
    replace: 'line',
    test: inTemplates('no line of it looks like ours'),
  },
  {
    name: 'mail: without STARTTLS it goes on in the clear',
    file: `${mail}/transport/smtp-options.ts`,
    find: "requireTLS: security === 'starttls'",
    replace: 'requireTLS: false',
    test: inSettings('gives no password away'),
  },
  {
    name: 'mail: any certificate will do',
    file: `${mail}/transport/smtp-options.ts`,
    find: "minVersion: 'TLSv1.2',",
    replace: "minVersion: 'TLSv1.2', rejectUnauthorized: false,",
    test: inSettings('nobody trusts the certificate'),
  },
  {
    name: 'mail: the stored password is given to another host',
    file: `${mail}/settings.ts`,
    find: 'current.server?.host === host && current.server.user === user',
    replace: 'current.server?.user === user',
    test: inSettings('for the same host and user, and for no other'),
  },
  {
    name: 'mail: passwords lie in the database as they were typed',
    file: `${mail}/settings.ts`,
    find: 'box.seal(workspaceId, password)',
    replace: 'Buffer.from(password)',
    test: inSettings('cannot be read in the database'),
  },
  {
    name: 'mail: a server that quotes the password has it shown',
    file: `${mail}/transport/explain-failure.ts`,
    find: 'const secrets = password === null ? [] : [',
    replace: 'const secrets = password !== null ? [] : [',
    test: inSettings('user or password are wrong'),
  },
  {
    name: 'mail: settings answer with the password',
    file: `${mail}/settings.ts`,
    find: 'hasPassword: server.password !== null,',
    replace: 'hasPassword: server.password !== null, password: server.password,',
    test: inRoutes('no password is in any answer'),
  },
  {
    name: 'mail: what is on its way can be sent again',
    file: `${mail}/store.ts`,
    find: ".where('state', 'in', ['kept', 'failed', 'skipped'])",
    replace: '',
    test: inRoutes('and only once'),
  },
  {
    name: 'mail: the outbox shows everybody’s',
    file: `${mail}/store.ts`,
    find: ".where('workspace_id', '=', workspaceId)\n    .where('id', '=', id)",
    replace: ".where('id', '=', id)",
    test: { file: 'backend/server/edge/http/member-routes.test.ts', name: 'what belongs to others is missing' },
  },
  {
    name: 'mail: anybody who talked to the bot can have mail sent to strangers',
    file: `${mail}/transcripts.ts`,
    find: 'if (agentName === null)',
    replace: 'if (false)',
    test: inTranscripts('without a person'),
  },
  {
    name: 'mail: a transcript before the end',
    file: `${mail}/transcripts.ts`,
    find: "if (status !== 'closed')",
    replace: 'if (false)',
    test: inTranscripts('before the end'),
  },
  {
    name: 'mail: a transcript goes to as many addresses as are given',
    file: `${mail}/transcripts.ts`,
    find: 'const MOST_ADDRESSES = 2;',
    replace: 'const MOST_ADDRESSES = 20;',
    test: inTranscripts('at two addresses at most'),
  },
  {
    name: 'mail: the transcript of somebody else’s chat',
    file: 'backend/server/edge/sockets/visitor/visitor-handlers.ts',
    find: "if (view?.visitorId !== session.visitor.id) return fail('not_found', 'There is no such conversation.');",
    replace: "if (!view) return fail('not_found', 'There is no such conversation.');",
    test: inTranscripts('of somebody else’s chat'),
  },
];
