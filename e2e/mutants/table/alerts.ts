import type { Mutant } from '../mutant.ts';

const alerts = 'backend/modules/alerts';
const inRequests = (name: string) => ({ file: `${alerts}/requests.test.ts`, name });
const inMessages = (name: string) => ({ file: `${alerts}/messages.test.ts`, name });
const inWaiting = (name: string) => ({ file: `${alerts}/waiting.test.ts`, name });
const inWords = (name: string) => ({ file: `${alerts}/words.test.ts`, name });
const inReports = (name: string) => ({ file: `${alerts}/reports.test.ts`, name });
const inPolicy = (name: string) => ({ file: `${alerts}/rules/policy.test.ts`, name });
const inAnyOrder = { file: `${alerts}/any-order.test.ts`, name: 'any order of facts' };
const inSockets = (name: string) => ({ file: 'backend/server/edge/sockets/alerts.test.ts', name });

/** Alerts: each fact told, once, in time, to whom it concerns, and not when it is over. */
export const alertMutants: Mutant[] = [
  {
    name: 'alerts: a fact that was raised before is raised again',
    file: 'backend/server/database/migrations/0006-alerts.ts',
    find: 'CONSTRAINT alerts_fact UNIQUE (kind, about, nth)',
    replace: 'CONSTRAINT alerts_fact UNIQUE (kind, about, nth, id)',
    test: inRequests('noticed by two servers at once raises one alert'),
  },
  {
    name: 'alerts: messages are told from where they were read, not from where they were told',
    file: `${alerts}/store/find-facts.ts`,
    find: "WHERE m.conversation_id = c.id AND m.author_kind = 'visitor'\n        AND m.seq > greatest(c.agent_read_seq, told.seq, answered.seq)",
    replace:
      "WHERE m.conversation_id = c.id AND m.author_kind = 'visitor'\n        AND m.seq > greatest(c.agent_read_seq, answered.seq)",
    test: inMessages('come after that are another mail, with only those'),
  },
  {
    name: 'alerts: a mail goes out whatever became of its reason',
    file: `${alerts}/may-still-send.ts`,
    find: 'if (row.why !== null) return { send: false, reason: row.why };',
    replace: '',
    test: inWaiting('accepted before its mail could be sent'),
  },
  {
    name: 'alerts: a mail goes out to somebody who was disabled meanwhile',
    file: `${alerts}/may-still-send.ts`,
    find: 'm.disabled_at IS NOT NULL AS disabled',
    replace: 'false AS disabled',
    test: inWaiting('somebody who was disabled meanwhile'),
  },
  {
    name: 'alerts: a mail in the outbox goes out although it was seen',
    file: `${alerts}/may-still-send.ts`,
    find: 'row.only_if_unseen && row.seen',
    replace: 'false',
    test: inRequests('seen after the mail was queued'),
  },
  {
    name: 'alerts: a message that was left unread counts as seen by an earlier one',
    file: `${alerts}/store/audience.ts`,
    find: "WHEN 'message' THEN r.seq >= a.last_seq",
    replace: "WHEN 'message' THEN true",
    test: inMessages('unless a later one was not'),
  },
  {
    name: 'alerts: a toast that was only shown counts as seen',
    file: `${alerts}/store/audience.ts`,
    find: "r.member_id = m.id AND r.outcome = 'seen'",
    replace: "r.member_id = m.id AND r.outcome IN ('seen', 'shown')",
    test: inRequests('seen by a colleague'),
  },
  {
    name: 'alerts: what a colleague saw counts for all',
    file: `${alerts}/store/audience.ts`,
    find: "AND r.member_id = m.id AND r.outcome = 'seen'",
    replace: "AND r.outcome = 'seen'",
    test: inRequests('seen by a colleague'),
  },
  {
    name: 'alerts: members of other companies are told',
    file: `${alerts}/store/audience.ts`,
    find: 'JOIN members m ON m.workspace_id = a.workspace_id',
    replace: 'CROSS JOIN members m',
    test: inRequests('nor other companies'),
  },
  {
    name: 'alerts: disabled members are told',
    file: `${alerts}/rules/decide-audience.ts`,
    find: '  if (disabled) return false;\n',
    replace: '',
    test: inPolicy('never a disabled member'),
  },
  {
    name: 'alerts: quiet hours are not quiet',
    file: `${alerts}/rules/decide-email.ts`,
    find: "return quiet ? { mail: 'no', reason: 'Quiet hours' } : { mail: 'now', onlyIfUnseen };",
    replace: "return { mail: 'now', onlyIfUnseen };",
    test: inRequests('comes in quiet hours'),
  },
  {
    name: 'alerts: nobody waits for a console to show it',
    file: `${alerts}/rules/decide-email.ts`,
    find: "hasConsole && kind !== 'message' && now < until",
    replace: 'false',
    test: inRequests('waits for 20 s where a console is connected'),
  },
  {
    name: 'alerts: what was put off is never looked at again',
    file: `${alerts}/watch.ts`,
    find: '    await attempt(() => tellDue({ db, clock, teller, attempt }));\n',
    replace: '',
    test: inRequests('mailed when nobody has seen it'),
  },
  {
    name: 'alerts: five minutes count from memory, not from the stored request',
    file: `${alerts}/store/find-facts.ts`,
    find: '      coalesce(returned.at, h.queued_at)\n',
    replace: '      now()\n',
    test: inWaiting('over a restart in between is told exactly once'),
  },
  {
    name: 'alerts: a chat that came back counts as having waited all along',
    file: `${alerts}/store/find-facts.ts`,
    find: '      coalesce(returned.at, h.queued_at)\n',
    replace: '      h.queued_at\n',
    test: inWaiting('counted from its return'),
  },
  {
    name: 'alerts: a start does not look for words that were said before',
    file: `${alerts}/watch.ts`,
    find: '      await raiseAll(await spotter.spotStored(since));\n',
    replace: '',
    test: inWords('found once by the next start'),
  },
  {
    name: 'alerts: an alert is stored without its mail’s transaction',
    file: `${alerts}/raise.ts`,
    find: 'const alerts = await insertAlerts(tx, facts, now);',
    replace: 'const alerts = await insertAlerts(db, facts, now);',
    test: inRequests('whose mail cannot be written down'),
  },
  {
    name: 'alerts: a settled alert keeps waiting to be unseen',
    file: `${alerts}/store/find-gone.ts`,
    find: "WHERE d.alert_id = gone.id AND d.channel = 'email' AND d.state = 'waiting'",
    replace: 'WHERE false',
    test: inRequests('and the list says at once why'),
  },
  {
    name: 'alerts: what was heard and not told is forgotten',
    file: `${alerts}/watch.ts`,
    find: '    lookedThoroughly = null;\n    for (const error',
    replace: '    for (const error',
    test: inWords('whose mail cannot be written down'),
  },
  {
    name: 'alerts: messages are told again and again',
    file: `${alerts}/store/find-facts.ts`,
    find: 'SELECT coalesce(max(a.last_seq), 0) AS seq FROM alerts a',
    replace: 'SELECT coalesce(max(a.last_seq), 0) * 0 + count(*) AS seq FROM alerts a',
    test: inAnyOrder,
  },
  {
    name: 'alerts: reports reach the requests of other companies',
    file: `${alerts}/store/receipts.ts`,
    find: 'WHERE id = ${about.handoffId} AND workspace_id = ${workspaceId}',
    replace: 'WHERE id = ${about.handoffId}',
    test: inReports('of what the member may not know of'),
  },
  {
    name: 'alerts: a late report makes less of what was seen',
    file: `${alerts}/store/receipts.ts`,
    find: 'AND ${rank(sql`excluded.outcome`)} > ${rank(sql`r.outcome`)}\n',
    replace: 'AND true\n',
    test: inReports('never make less of what was seen'),
  },
  {
    name: 'alerts: words are found inside longer words',
    file: `${alerts}/rules/find-words.ts`,
    find: '      if (!isWhole(folded.text, at, word.length)) continue;\n',
    replace: '',
    test: { file: `${alerts}/rules/find-words.test.ts`, name: 'inside a longer word' },
  },
  {
    name: 'alerts: every agent may read every conversation',
    file: 'backend/server/edge/sockets/agent/agent-handlers.ts',
    find: "permissions.includes('transcripts.view')",
    replace: 'true',
    test: inSockets('is missing for an agent without that permission'),
  },
  {
    name: 'alerts: whoever may read transcripts may read those of other companies',
    file: 'backend/server/edge/sockets/agent/agent-handlers.ts',
    find: 'if (!view || view.workspaceId !== identity.workspaceId) return notFound();',
    replace: 'if (!view) return notFound();',
    test: inSockets('is missing for an agent without that permission'),
  },
  {
    name: 'alerts: an alert about words is pushed to the whole team',
    file: `${alerts}/rules/decide-audience.ts`,
    find: "return hasChat || permissions.includes('workspace.manage');",
    replace: "return hasChat || permissions.includes('chats.respond');",
    test: inSockets('reaches whom it concerns, and nobody else'),
  },
  {
    name: 'alerts: a report does not wait for an alert that is being raised',
    file: `${alerts}/store/receipts.ts`,
    find: '    RETURNING ${receiptLock(sql`r.about`)}\n',
    replace: '    RETURNING 1\n',
    test: inReports('when it comes before the alert is committed'),
  },
  {
    name: 'alerts: an alert does not wait for a report that is being noted',
    file: `${alerts}/store/alert-store.ts`,
    find: '    RETURNING (SELECT ${receiptLock(sql`a.about`)} FROM alerts a WHERE a.id = d.alert_id)\n',
    replace: '',
    test: inReports('when it comes before the alert is committed'),
  },
  {
    name: 'alerts: an alert that concerns nobody does not wait for a report that is being noted',
    file: `${alerts}/raise.ts`,
    find: 'if (toNobody) await lockReceipts',
    replace: 'if (toNobody && !tx) await lockReceipts',
    test: inReports('that concerns nobody'),
  },
  {
    name: 'alerts: one that cannot be told keeps those from being told that came with it',
    file: `${alerts}/watch.ts`,
    find: 'else for (const fact of piece) await attempt(() => raise([fact]));',
    replace: 'else errors.push(error);',
    test: inRequests('one that cannot be told keeps none of the others from it'),
  },
];
