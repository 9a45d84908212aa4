import type { Mutant } from '../mutant.ts';

/** Who gets a request, who keeps a chat, and what both survive. */
export const routingMutants: Mutant[] = [
  {
    name: 'read-then-write accept: the request is read without taking its row',
    file: 'backend/modules/handoff/transition-steps.ts',
    find: '      FOR UPDATE OF h FOR SHARE OF m`;',
    replace: '`;',
    test: { file: 'backend/modules/routing/race.test.ts', name: 'one winner every round' },
  },
  {
    name: 'the cap is counted instead of kept on the locked desk',
    file: 'backend/modules/handoff/transition-steps.ts',
    find: 'WHERE (SELECT cap FROM locked) IS NULL OR d.active_chats < (SELECT cap FROM locked)',
    replace:
      "WHERE (SELECT cap FROM locked) IS NULL OR (SELECT count(*) FROM handoffs x WHERE x.accepted_by = ${memberId} AND x.state = 'accepted') < (SELECT cap FROM locked)",
    test: { file: 'backend/modules/routing/race.test.ts', name: 'fifty requests taken by one agent at once' },
  },
  {
    name: 'an offer does not keep others from accepting',
    file: 'backend/modules/handoff/transition-steps.ts',
    find: '        AND (h.offered_to IS NULL OR h.offered_to = ${memberId} OR h.offer_expires_at <= ${now})\n',
    replace: '',
    test: { file: 'backend/modules/routing/routing.test.ts', name: 'is accepted by the one it is made to' },
  },
  {
    name: 'a disabled member or one without the permission may claim',
    file: 'backend/modules/handoff/transition-steps.ts',
    find: ' AND m.disabled_at IS NULL AND ${mayRespond}',
    replace: '',
    test: {
      file: 'backend/modules/routing/routing.test.ts',
      name: 'to a member who is disabled or has lost the permission',
    },
  },
  {
    name: 'places in the queue are told by age of the request',
    file: 'backend/modules/conversation/read-model.ts',
    find: 'OVER (ORDER BY queued_at, id)',
    replace: 'OVER (ORDER BY id)',
    test: {
      file: 'backend/modules/conversation/conversation.test.ts',
      name: 'are the same asked for all who wait and for one, by the time somebody came into it',
    },
  },
  {
    name: 'an update of a request overtakes the request',
    file: 'backend/server/edge/sockets/push/push-queue.ts',
    find: '    arriving.add(conversationId);\n',
    replace: '',
    test: { file: 'backend/server/edge/sockets/routing.test.ts', name: 'consoles hear of a request before' },
  },
  {
    name: 'a decision is carried out on whatever it finds',
    file: 'backend/modules/routing/offers.ts',
    find: "        AND state = 'pending' AND offer_rev = ${waiting.offerRev}",
    replace: "        AND state = 'pending'",
    test: { file: 'backend/modules/routing/routing.test.ts', name: 'is changed only as it was read' },
  },
  {
    name: 'the grace time is kept in memory only',
    file: 'backend/modules/routing/desks.ts',
    find: '    grace_until: desk.graceUntil,',
    replace: '    grace_until: null,',
    test: { file: 'backend/modules/routing/lease.test.ts', name: 'before the server was restarted loses it' },
  },
  {
    name: 'a lapse does not look again whether the agent is back',
    file: 'backend/modules/handoff/transition-steps.ts',
    find: ' AND NOT d.connected AND d.grace_until <= ${now}',
    replace: '',
    test: { file: 'backend/modules/routing/lease.test.ts', name: 'and back at the very moment keeps it' },
  },
  {
    name: 'a restart takes the chats of everybody at once',
    file: 'backend/modules/routing/desks.ts',
    find: 'grace_until: new Date(now.getTime() + GRACE_MS) })',
    replace: 'grace_until: now })',
    test: {
      file: 'backend/modules/routing/lease.test.ts',
      name: 'only because the server was has the whole grace time',
    },
  },
  {
    name: 'a chat that comes back loses its place',
    file: 'backend/modules/handoff/transition.ts',
    find: "        routed = ${to} <> 'pending',",
    replace:
      "        routed = ${to} <> 'pending',\n        queued_at = CASE ${to} WHEN 'pending' THEN ${now}::timestamptz ELSE h.queued_at END,",
    test: { file: 'backend/modules/routing/lease.test.ts', name: 'for longer loses it once' },
  },
  {
    name: "giving a chat back does not free the agent's place",
    file: 'backend/modules/handoff/edges.ts',
    find: "    event: 'requeued',\n    desk: 'frees',",
    replace: "    event: 'requeued',\n    desk: 'untouched',",
    test: { file: 'backend/modules/routing/race.test.ts', name: 'one winner every round' },
  },
  {
    name: 'a clock that is set back stretches what is under way',
    file: 'backend/modules/routing/service.ts',
    find: "    for (const moved of await restartFromTheFuture(db, clock.now())) events.emit('handoff.offered', moved);\n",
    replace: '',
    test: { file: 'backend/modules/routing/lease.test.ts', name: 'when the clock is set back' },
  },
  {
    name: 'a read that was overtaken is told last',
    file: 'backend/server/edge/sockets/push/newest-only.ts',
    find: '        } while (line.again);',
    replace: '        } while (false);',
    test: {
      file: 'backend/server/edge/sockets/push/newest-only.test.ts',
      name: 'reads that overlap never tell an older state last',
    },
  },
  {
    name: 'coming back is not stored',
    file: 'backend/modules/routing/presence.ts',
    find: '        desk.graceUntil = null;\n        desk.dirty = true;',
    replace: '        desk.graceUntil = null;',
    test: { file: 'backend/modules/routing/race.test.ts', name: 'loses no chat' },
  },
  {
    name: 'connections cut by a stopping server count as absence',
    file: 'backend/modules/routing/presence.ts',
    find: '    while (desk.dirty && !stopped) {',
    replace: '    while (desk.dirty) {',
    test: { file: 'backend/modules/routing/presence.test.ts', name: 'a server that stops is nobody' },
  },
];
