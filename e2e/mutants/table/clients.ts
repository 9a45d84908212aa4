import type { Mutant } from '../mutant.ts';

const scenarios = 'e2e/faults/scenarios';
const connection = 'src-renderer/connection';

/** What the two clients do with what comes, goes and does not come. */
export const clientMutants: Mutant[] = [
  {
    name: 'the console takes no answer for an acknowledgement',
    file: `${connection}/outbox-sender.ts`,
    find: 'write(markWaiting(read(), clientId));',
    replace: 'storage.remove(clientId); write(markSent(read(), clientId));',
    test: { file: `${scenarios}/killed-server.test.ts`, name: 'D1 killed under load' },
  },
  {
    name: 'the console does not go on sending after a reconnect',
    file: 'src-renderer/desk/create-desk.ts',
    find: '      sending.pump();\n',
    replace: '',
    test: { file: `${scenarios}/lost-lines.test.ts`, name: 'D2 connections dropped again and again' },
  },
  {
    name: 'the widget gives a message a new client id for every attempt',
    file: 'backend/widget/app/outbox/outbox.ts',
    find: '{ conversationId, clientId: entry.clientId, text: entry.text }',
    replace: '{ conversationId, clientId: createClientId(), text: entry.text }',
    test: { file: 'backend/widget/app/outbox/outbox.test.ts', name: 'stores each once and in order' },
  },
  {
    name: 'the console’s outbox forgets on restart',
    file: `${connection}/outbox-storage.ts`,
    find: 'return entries.sort(',
    replace: 'return entries.slice(0, 0).sort(',
    test: { file: `${scenarios}/unsent-messages.test.ts`, name: 'D4 console quits with 50 unsent' },
  },
  {
    name: 'the widget’s outbox forgets on reload',
    file: 'backend/widget/app/outbox/outbox-storage.ts',
    find: 'const entries = storage.keys(prefix)',
    replace: 'const entries = storage.keys(prefix).slice(0, 0)',
    test: { file: `${scenarios}/unsent-messages.test.ts`, name: 'D4 page reloaded with 50 unsent' },
  },
  {
    name: 'a thread follows the time of its messages instead of their seq',
    file: `${connection}/thread.ts`,
    find: '.filter((message) => message.seq > last);',
    replace: ".filter((message) => message.at > (thread.messages.at(-1)?.at ?? ''));",
    test: { file: `${connection}/thread.test.ts`, name: 'order is that of seq alone' },
  },
  {
    name: 'a gap in a thread is not paged',
    file: `${connection}/apply-event.ts`,
    find: "return hasMore || thread.ahead.length > 0 ? [{ kind: 'page', conversationId }] : [];",
    replace: "return hasMore ? [{ kind: 'page', conversationId }] : [];",
    test: { file: `${connection}/apply-event.test.ts`, name: 'a gap is paged' },
  },
  {
    name: 'the console does not ask again for what the server was too busy to answer',
    file: `${connection}/sync-engine.ts`,
    find: "if (outcome.ok || outcome.error.code === 'unanswered' || !isTransient(outcome.error.code)) return outcome;",
    replace: 'return outcome;',
    test: { file: `${connection}/convergence.test.ts`, name: 'is right without a last snapshot' },
  },
  {
    name: 'widget: asking for a page again takes the place of going over to another conversation',
    file: 'backend/widget/app/session.ts',
    find: 'if (!answer.ok) return catchUpLater.run(',
    replace: 'if (!answer.ok) return startLater.run(',
    test: { file: 'backend/widget/app/session.test.ts', name: 'goes over to the conversation another tab has begun' },
  },
  {
    name: 'a late push brings back a finished chat',
    file: `${connection}/apply-event.ts`,
    find: "needs: joins ? [{ kind: 'open', conversationId: conversation.id }] : []",
    replace:
      "needs: joins && !next.threads[conversation.id] ? [{ kind: 'open', conversationId: conversation.id }] : []",
    test: { file: `${connection}/late-push.test.ts`, name: 'a chat that joins the list is asked for' },
  },
  {
    name: 'a token that ran out ends the session',
    file: `${connection}/agent-link.ts`,
    find: "if (refusal.code === 'incompatible' || refusal.code === 'forbidden') {",
    replace: "if (['incompatible', 'forbidden', 'unauthorized'].includes(refusal.code)) {",
    test: { file: `${scenarios}/clock-jumps.test.ts`, name: 'clock jumps an hour' },
  },
  {
    name: 'everybody comes back at the same moment',
    file: 'backend/widget/app/connection/decide-retry.ts',
    find: 'ceiling * (0.5 + random / 2)',
    replace: 'ceiling * (0.5 + 0 * random)',
    test: { file: 'backend/widget/app/connection/decide-retry.test.ts', name: 'spreads clients' },
  },
  {
    name: 'widget: an old page makes it forget what it heard of meanwhile',
    file: 'backend/widget/app/state/apply-event.ts',
    find: 'heardSeq: Math.max(thread.heardSeq, upTo)',
    replace: 'heardSeq: upTo',
    test: { file: 'backend/widget/app/state/apply-event.test.ts', name: 'paging always completes it' },
  },
];
